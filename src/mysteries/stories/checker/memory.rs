use lamplight_story_file::Report;
use lru::LruCache;
use std::sync::Arc;

/// Bytes of the files that are remembered, and of what was said of them.
const MOST_BYTES: usize = 32 << 20;

/// What was found in files, by their bytes.
pub(super) struct Memory {
    reports: LruCache<Arc<[u8]>, Arc<Report>>,
    bytes: usize,
}

impl Memory {
    pub(super) fn new() -> Self {
        Self { reports: LruCache::unbounded(), bytes: 0 }
    }

    pub(super) fn of(&mut self, source: &[u8]) -> Option<Arc<Report>> {
        self.reports.get(source).cloned()
    }

    /// Remembers a report; those that nobody asked for longest are forgotten for it.
    pub(super) fn put(&mut self, source: Arc<[u8]>, report: Arc<Report>) {
        self.bytes += weight(&source, &report);
        if let Some((source, report)) = self.reports.push(source, report) {
            self.bytes -= weight(&source, &report);
        }
        while self.bytes > MOST_BYTES {
            let Some((source, report)) = self.reports.pop_lru() else { break };
            self.bytes -= weight(&source, &report);
        }
    }
}

/// About what an entry takes: the story that was read is about as large as its file.
fn weight(source: &[u8], report: &Report) -> usize {
    let said =
        report.findings.iter().map(|finding| finding.message.len() + finding.key.len() + 100);
    source.len() * if report.story.is_some() { 2 } else { 1 } + said.sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_for_last_is_remembered_and_the_memory_has_an_end() {
        let mut memory = Memory::new();
        let file = |number: u8| -> Arc<[u8]> { vec![number; 1 << 20].into() };
        for number in 0..40 {
            memory.put(file(number), Arc::default());
            assert!(memory.of(&file(0)).is_some(), "asked for all the time, at {number}");
        }
        assert!(memory.of(&file(1)).is_none());
        assert!(memory.of(&file(39)).is_some());
        memory.put(file(39), Arc::default());
        assert!(memory.bytes <= MOST_BYTES && memory.bytes >= 31 << 20, "{}", memory.bytes);
    }
}
