//! An event as it goes over the wire: as it is, or packed, and then not more often than needed.
//!
//! gzip is a row of blocks between a head and a sum. What is the same as something up to 32 KiB before
//! costs next to nothing, and most of an event is: a list with one more line. To keep that in a packer
//! for each listener would cost far more than all else that a listener costs. So each event is packed
//! with what its reader was sent last put before it, and that is thrown away again: a listener costs a
//! list of what it was sent, which all who were sent it share. Those who were sent the same share what
//! is packed too.

use bytes::Bytes;
use flate2::{Compression, Crc, write::DeflateEncoder};
use std::{
    collections::VecDeque,
    hash::{DefaultHasher, Hash, Hasher},
    io::Write,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

/// See the module. Clones are the same.
#[derive(Clone)]
pub(crate) struct Event(Arc<Forms>);

struct Forms {
    /// By which it is known.
    number: u64,
    plain: Bytes,
    /// Others are sent it too, so that to keep it costs nobody anything.
    shared: bool,
    /// As it was packed last, after what.
    packed: Mutex<Option<(u64, Packed)>>,
}

#[derive(Clone)]
struct Packed {
    blocks: Bytes,
    sum: Arc<Crc>,
}

impl Event {
    /// The event that reads like this.
    pub(crate) fn new(plain: impl Into<Bytes>) -> Self {
        Self::with(plain.into(), true)
    }

    /// The same for one listener only, which does not keep it.
    pub(crate) fn for_one(&self) -> Self {
        Self::with(self.0.plain.clone(), false)
    }

    fn with(plain: Bytes, shared: bool) -> Self {
        static NUMBER: AtomicU64 = AtomicU64::new(1);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        Self(Arc::new(Forms { number, plain, shared, packed: Mutex::default() }))
    }

    /// As it is.
    pub(crate) fn plain(&self) -> &Bytes {
        &self.0.plain
    }

    /// Packs it as the first of a stream, now and not when it is sent: that takes a moment for a
    /// large one.
    pub(crate) fn pack(&self) {
        self.packed_after(&Before::default());
    }

    /// A sign of life: an event with nothing in it, which a page hears where it would not hear a
    /// comment. A line that has frozen is known by its silence.
    pub(crate) fn sign_of_life() -> Self {
        Self::new(&SIGN_OF_LIFE[..])
    }

    fn is_sign_of_life(&self) -> bool {
        self.0.plain == SIGN_OF_LIFE[..]
    }

    fn packed_after(&self, before: &Before) -> Packed {
        let kept = || self.0.packed.lock().unwrap_or_else(PoisonError::into_inner);
        let key = before.key();
        if let Some((_, packed)) = kept().as_ref().filter(|(after, _)| *after == key) {
            return packed.clone();
        }
        let mut sum = Crc::new();
        sum.update(&self.0.plain);
        let blocks = blocks(&before.text(), &self.0.plain);
        let packed = Packed { blocks, sum: Arc::new(sum) };
        *kept() = Some((key, packed.clone()));
        packed
    }
}

/// What somebody was sent last.
#[derive(Default)]
pub(crate) struct Before(VecDeque<Said>);

enum Said {
    Event(Event),
    /// So many signs of life.
    Life(usize),
}

impl Said {
    fn len(&self) -> usize {
        match self {
            Self::Event(event) => event.plain().len(),
            Self::Life(times) => times * SIGN_OF_LIFE.len(),
        }
    }
}

impl Before {
    /// As much as a packer looks back upon.
    const WINDOW: usize = 28 * 1024;
    /// Small ones are worth little; there may be signs of life between any two.
    const MOST: usize = 2 * 16;

    fn push(&mut self, event: &Event) {
        if !event.0.shared {
            return self.0.clear();
        }
        match self.0.back_mut() {
            Some(Said::Life(times)) if event.is_sign_of_life() => *times += 1,
            _ if event.is_sign_of_life() => self.0.push_back(Said::Life(1)),
            _ => self.0.push_back(Said::Event(event.clone())),
        }
        // How long somebody had waited for the first event makes no difference.
        if self.0.len() == 2 && matches!(self.0.front(), Some(Said::Life(_))) {
            self.0.pop_front();
        }
        let mut length: usize = self.0.iter().map(Said::len).sum();
        while let Some(oldest) = self.0.front().map(Said::len) {
            if length - oldest < Self::WINDOW && self.0.len() <= Self::MOST {
                break;
            }
            length -= oldest;
            self.0.pop_front();
        }
    }

    /// The same for all who were sent the same.
    fn key(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        for said in &self.0 {
            match said {
                Said::Event(event) => (event.0.number, 0).hash(&mut hasher),
                Said::Life(times) => (0u64, *times).hash(&mut hasher),
            }
        }
        hasher.finish()
    }

    /// The end of it.
    fn text(&self) -> Vec<u8> {
        let mut text = Vec::with_capacity(self.0.iter().map(Said::len).sum());
        for said in &self.0 {
            match said {
                Said::Event(event) => text.extend_from_slice(event.plain()),
                Said::Life(times) => text.extend_from_slice(&SIGN_OF_LIFE.repeat(*times)),
            }
        }
        text.drain(..text.len().saturating_sub(Self::WINDOW));
        text
    }
}

/// `text` as blocks that come after `before`, end with a byte, and are not the last.
fn blocks(before: &[u8], text: &[u8]) -> Bytes {
    let room = Vec::with_capacity((before.len() + text.len()) / 4 + 64);
    // A low level saves nearly all there is to save.
    let mut packer = DeflateEncoder::new(room, Compression::new(3));
    // A `Vec` takes everything.
    let _ = packer.write_all(before).and_then(|()| packer.flush());
    packer.get_mut().clear();
    let _ = packer.write_all(text).and_then(|()| packer.flush());
    Bytes::copy_from_slice(packer.get_ref())
}

/// A file of no name and no date.
const HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
const SIGN_OF_LIFE: &[u8; 7] = b"data:\n\n";
/// The same as a block that is not packed, between two that end with a byte.
const LIFE_BLOCK: [u8; 12] = [0, 7, 0, !7, 0xff, b'd', b'a', b't', b'a', b':', b'\n', b'\n'];
/// A block with nothing in it that is the last one.
const LAST_BLOCK: [u8; 2] = [3, 0];

/// What one listener is sent.
pub(crate) enum Wire {
    /// Everything as it is.
    Plain,
    /// gzip, with the sum of what was sent, and what that was.
    Packed(Crc, Before),
}

impl Wire {
    /// For a listener that takes gzip, or does not.
    pub(crate) fn new(takes_gzip: bool) -> Self {
        if takes_gzip { Self::Packed(Crc::new(), Before::default()) } else { Self::Plain }
    }

    /// What comes before the first event.
    pub(crate) fn begins(&self) -> Bytes {
        match self {
            Self::Plain => Bytes::new(),
            Self::Packed(..) => Bytes::from_static(&HEAD),
        }
    }

    /// `event`, as it comes after those before it; with none, what comes after the last.
    pub(crate) fn next(&mut self, event: Option<&Event>) -> Bytes {
        match (self, event) {
            (Self::Plain, event) => event.map(Event::plain).cloned().unwrap_or_default(),
            (Self::Packed(sum, before), Some(event)) if event.is_sign_of_life() => {
                sum.update(SIGN_OF_LIFE);
                before.push(event);
                Bytes::from_static(&LIFE_BLOCK)
            }
            (Self::Packed(sum, before), Some(event)) => {
                let packed = event.packed_after(before);
                sum.combine(&packed.sum);
                before.push(event);
                packed.blocks
            }
            (Self::Packed(sum, _), None) => {
                let (sum, length) = (sum.sum().to_le_bytes(), sum.amount().to_le_bytes());
                Bytes::from([&LAST_BLOCK[..], &sum, &length].concat())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Decompress, FlushDecompress, read::GzDecoder};
    use std::io::Read;

    /// A list that has one more line each time, with something else in between.
    fn events() -> Vec<Event> {
        let mut list = "data: <p>a card</p>\n".repeat(900);
        let mut events = vec![Event::new("retry: 2000\n\n")];
        for number in 0..20 {
            list.push_str(&format!("data: <p>card {number}</p>\n"));
            events.push(Event::new(format!("{list}\n")));
            events.push(Event::new(format!("data: somebody else {number}\n\n")));
        }
        events
    }

    fn read(sent: &[u8]) -> String {
        let mut text = String::new();
        GzDecoder::new(sent).read_to_string(&mut text).expect("a whole file");
        text
    }

    fn plain(events: &[Event]) -> String {
        let all: Vec<&[u8]> = events.iter().map(|it| &it.plain()[..]).collect();
        String::from_utf8(all.concat()).expect("text")
    }

    #[test]
    fn a_stream_is_one_whole_file_whenever_somebody_came() {
        let events = events();
        for from in [0, 1, 7, 40] {
            let mut wire = Wire::new(true);
            let mut sent = wire.begins().to_vec();
            for event in &events[from..] {
                sent.extend_from_slice(&wire.next(Some(event)));
                for _ in 0..from {
                    sent.extend_from_slice(&wire.next(Some(&Event::sign_of_life())));
                }
            }
            sent.extend_from_slice(&wire.next(None));
            let (read, life) = (read(&sent), (events.len() - from) * from);
            assert_eq!(read.matches("data:\n\n").count(), life);
            assert_eq!(read.replace("data:\n\n", ""), plain(&events[from..]));
            let sent = sent.len() - life * LIFE_BLOCK.len();
            assert!(sent < plain(&events).len() / 20, "{sent} bytes");
        }
    }

    #[test]
    fn each_event_can_be_read_when_it_has_come() {
        let (mut reader, mut wire) = (Decompress::new(false), Wire::new(true));
        for event in events() {
            let (blocks, mut read) = (wire.next(Some(&event)), Vec::with_capacity(200_000));
            reader.decompress_vec(&blocks, &mut read, FlushDecompress::Sync).expect("blocks");
            assert_eq!(&read[..], &event.plain()[..]);
        }
    }

    #[test]
    fn what_is_kept_of_what_was_sent_has_an_end_and_is_shared() {
        let (mut one, mut other) = (Wire::new(true), Wire::new(true));
        for event in events() {
            let (first, second) = (one.next(Some(&event)), other.next(Some(&event)));
            assert_eq!(first.as_ptr(), second.as_ptr(), "it is packed once for both");
        }
        let Wire::Packed(_, before) = one else { panic!("it takes gzip") };
        assert!(before.0.len() <= 4, "{} events of 17 KiB", before.0.len());
    }

    #[test]
    fn what_is_for_one_is_not_kept_and_reads_as_well() {
        let (events, mut wire) = (events(), Wire::new(true));
        let mut sent = wire.begins().to_vec();
        sent.extend_from_slice(&wire.next(Some(&events[1].for_one())));
        assert!(matches!(&wire, Wire::Packed(_, before) if before.0.is_empty()));
        events.iter().for_each(|event| sent.extend_from_slice(&wire.next(Some(event))));
        sent.extend_from_slice(&wire.next(None));
        assert_eq!(read(&sent), plain(&[events[1].clone()]) + &plain(&events));
    }

    #[test]
    fn who_takes_no_gzip_is_sent_what_there_is() {
        let mut wire = Wire::new(false);
        assert_eq!(wire.next(Some(&events()[0])), "retry: 2000\n\n");
        assert!(wire.begins().is_empty() && wire.next(None).is_empty());
    }
}
