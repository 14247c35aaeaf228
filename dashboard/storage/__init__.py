"""The workspace of plain files and the snapshot built from it."""
