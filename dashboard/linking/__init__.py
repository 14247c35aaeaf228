"""Claims into events, with the reasons. The way in is `link.link`."""
