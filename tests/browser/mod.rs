//! Lamplight in real browsers: what people see, click and type.

mod driver;
mod evening;
mod inspection;
mod pages;
mod window;
