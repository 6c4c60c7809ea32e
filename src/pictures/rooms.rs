//! The colours.

pub(super) type Colour = &'static str;

/// Six colours, from the darkest to the lamp; `jewel` is used once or twice.
pub(super) struct Room {
    pub(super) night: Colour,
    pub(super) deep: Colour,
    pub(super) mid: Colour,
    pub(super) haze: Colour,
    pub(super) light: Colour,
    pub(super) jewel: Colour,
}

const fn room([night, deep, mid, haze, light, jewel]: [Colour; 6]) -> Room {
    Room { night, deep, mid, haze, light, jewel }
}

pub(super) static ROOMS: [Room; 8] = [
    room(["#1b1220", "#35213c", "#5b3a60", "#a4728f", "#f3c978", "#c65468"]),
    room(["#0f1d1a", "#1a3a33", "#2f6255", "#82ab92", "#f1d08a", "#d9824a"]),
    room(["#210e11", "#471a1f", "#7f2f31", "#c77a62", "#f5d5a2", "#dfa03c"]),
    room(["#0e1526", "#1b2b49", "#33527d", "#8aa8c6", "#f4d68f", "#d4674a"]),
    room(["#0a1d24", "#12383f", "#22676c", "#7ab4ae", "#f6dba3", "#e07a5a"]),
    room(["#1f150d", "#42291a", "#774b2b", "#c28e56", "#f7dba4", "#5e9188"]),
    room(["#1a1823", "#393245", "#6c566c", "#c89c9a", "#f8deb6", "#6d9cab"]),
    room(["#161b0f", "#2f3a1e", "#566731", "#a3ab62", "#f5dd95", "#c8643c"]),
];
