//! Lamplight in real browsers: what people see, click and type.

mod driver;
mod evening;
mod inspection;
mod live;
mod pages;
mod window;
