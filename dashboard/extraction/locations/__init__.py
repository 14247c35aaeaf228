"""Places that a sentence names, listed or not, told apart by the words and the post around them."""
