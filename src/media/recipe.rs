use serde::{Deserialize, Serialize};

use crate::Refusal;

/// What is to be made of a picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipe {
    /// Which part of it.
    pub crop: Crop,
    /// How wide, in pixels; one result for each. Nothing is ever made larger than it came.
    pub widths: Vec<u32>,
}

/// The part of a picture that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Crop {
    /// All of it.
    Whole,
    /// The largest part of these proportions around its centre.
    Centre {
        /// The one side of the proportions, as the 16 of 16:9.
        width: u32,
        /// The other side, as the 9 of 16:9.
        height: u32,
    },
    /// What somebody chose, in pixels of the picture as they saw it: turned the right way up.
    Given {
        /// From the left.
        left: u32,
        /// From the top.
        top: u32,
        /// How wide.
        width: u32,
        /// How high.
        height: u32,
    },
}

/// A part of a picture that lies within it: left, top, width, height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) left: u32,
    pub(crate) top: u32,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

impl Crop {
    /// The part of a picture of this size.
    pub(crate) fn part(self, width: u32, height: u32) -> Result<Part, Refusal> {
        match self {
            Self::Whole => Ok(Part { left: 0, top: 0, width, height }),
            Self::Centre { width: 0, .. } | Self::Centre { height: 0, .. } => {
                Err(Refusal::CropOutside)
            }
            Self::Centre { width: across, height: down } => {
                let (part_width, part_height) = largest_within(width, height, across, down);
                Ok(Part {
                    left: (width - part_width) / 2,
                    top: (height - part_height) / 2,
                    width: part_width,
                    height: part_height,
                })
            }
            Self::Given { left, top, width: across, height: down } => {
                let fits = |start: u32, length: u32, whole: u32| {
                    length > 0 && start.checked_add(length).is_some_and(|end| end <= whole)
                };
                if fits(left, across, width) && fits(top, down, height) {
                    Ok(Part { left, top, width: across, height: down })
                } else {
                    Err(Refusal::CropOutside)
                }
            }
        }
    }
}

fn largest_within(width: u32, height: u32, across: u32, down: u32) -> (u32, u32) {
    if u64::from(width) * u64::from(down) > u64::from(height) * u64::from(across) {
        (scaled(height, across, down).min(width), height)
    } else {
        (width, scaled(width, down, across).min(height))
    }
}

/// `length * part / whole`, rounded, and at least one pixel.
pub(crate) fn scaled(length: u32, part: u32, whole: u32) -> u32 {
    let whole = u64::from(whole.max(1));
    let result = (u64::from(length) * u64::from(part) + whole / 2) / whole;
    u32::try_from(result).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use super::{Crop, Part};
    use crate::Refusal;

    #[test]
    fn a_square_is_cut_from_the_middle_of_a_wide_picture() {
        let part = Crop::Centre { width: 1, height: 1 }.part(1600, 900);
        assert_eq!(part, Ok(Part { left: 350, top: 0, width: 900, height: 900 }));
        let part = Crop::Centre { width: 16, height: 9 }.part(900, 1600);
        assert_eq!(part, Ok(Part { left: 0, top: 547, width: 900, height: 506 }));
    }

    #[test]
    fn a_part_outside_of_the_picture_is_refused_however_large_its_numbers_are() {
        for (left, width) in [(1, 100), (0, 101), (u32::MAX, 1), (1, u32::MAX), (0, 0)] {
            let crop = Crop::Given { left, top: 0, width, height: 10 };
            assert_eq!(crop.part(100, 100), Err(Refusal::CropOutside), "{left} {width}");
        }
        assert_eq!(Crop::Centre { width: 0, height: 9 }.part(9, 9), Err(Refusal::CropOutside));
    }

    #[test]
    fn proportions_that_hardly_fit_leave_at_least_a_pixel() {
        let part = Crop::Centre { width: u32::MAX, height: 1 }.part(10, 10);
        assert_eq!(part, Ok(Part { left: 0, top: 4, width: 10, height: 1 }));
    }
}
