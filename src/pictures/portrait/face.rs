//! A face with closed eyes: one side lit, one in shade.

use crate::lot::Lot;
use crate::rooms::Colour;
use crate::sheet::Sheet;
use crate::svg::{fill, line};

/// The lit and the shaded side of a face, and its lashes and brows.
#[derive(Clone, Copy)]
pub(super) struct Skin {
    pub(super) lit: Colour,
    pub(super) shade: Colour,
    dark: Colour,
}

const fn skin(lit: Colour, shade: Colour, dark: Colour) -> Skin {
    Skin { lit, shade, dark }
}

pub(super) static SKINS: [Skin; 6] = [
    skin("#f4d3ab", "#c98f66", "#24130f"),
    skin("#e3b081", "#a76c46", "#24130f"),
    skin("#c48a58", "#7f4e2e", "#24130f"),
    skin("#96603d", "#573420", "#150b08"),
    skin("#f8dfc6", "#cf9a83", "#24130f"),
    skin("#724833", "#3f2619", "#150b08"),
];

pub(super) struct Face {
    pub(super) skin: Skin,
    pub(super) lips: Colour,
    /// Half its width.
    pub(super) rx: i32,
    /// Half its height.
    pub(super) ry: i32,
    /// On which side the lamp stands.
    pub(super) side: i32,
}

impl Face {
    pub(super) fn draw_lots(lot: &mut Lot, skin: Skin, lips: Colour) -> Self {
        let (rx, ry) = (lot.between(39, 44), lot.between(53, 58));
        Self { skin, lips, rx, ry, side: lot.side() }
    }

    pub(super) fn draw(&self, s: &mut Sheet) {
        let oval = self.oval();
        s.window('h', |ink| ink.path(&oval, fill("#000")));
        s.ink.path(&oval, fill(self.skin.lit));
        self.shade(s);
        self.eyes_and_brows(s);
        s.ink
            .path("M108,155Q114,151 120,153.500Q126,151 132,155Q120,165 108,155Z", fill(self.lips));
    }

    fn oval(&self) -> String {
        let (rx, ry) = (f64::from(self.rx), f64::from(self.ry));
        let (left, right) = (120 - self.rx, 120 + self.rx);
        let (chin_left, chin_right) = (120.0 - rx * 0.42, 120.0 + rx * 0.42);
        let (crown, jaw) = (118.0 - ry * 1.05, 118.0 + ry * 0.62);
        let (cheek, chin) = (118.0 + ry + 8.0, 118.0 + ry + 10.0);
        format!(
            "M{left},118C{left},{crown:.1} {right},{crown:.1} {right},118\
             C{right},{jaw:.1} {chin_right:.1},{cheek:.1} 120,{chin:.1}\
             C{chin_left:.1},{cheek:.1} {left},{jaw:.1} {left},118Z"
        )
    }

    /// From the middle of the brow along the nose to the chin.
    fn shade(&self, s: &mut Sheet) {
        let x = |distance| 120 + self.side * distance;
        let d = format_args!(
            "M120,40V106C120,118 {},134 {},141Q{},146 120,146V160Q{},168 120,{}H{}V40Z",
            x(-11),
            x(-10),
            x(-4),
            x(-6),
            118 + self.ry + 20,
            x(80),
        );
        s.through('h', |ink| ink.path(d, fill(self.skin.shade)));
    }

    fn eyes_and_brows(&self, s: &mut Sheet) {
        let brow = s.lot.between(-3, 3);
        let dark = self.skin.dark;
        s.ink.path("M92,117q9,7 18,0M130,117q9,7 18,0", line(dark, 2.6).round_ends());
        let d = format_args!("M90,{}q10,-6 21,-1M129,{}q11,-5 21,1", 104 + brow, 103 + brow);
        s.ink.path(d, line(dark, 2.2).round_ends());
    }
}
