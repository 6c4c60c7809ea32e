//! Every page under the rules of the look.

mod before;
mod editor;
mod end;
mod hall;
mod people;
mod rounds;
mod scene;
mod stories;
