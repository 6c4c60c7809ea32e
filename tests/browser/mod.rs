//! Lamplight in real browsers: what people see, click and type.

mod driver;
mod inspection;
mod pages;
mod window;
