"""Who may have done an act, and whom it befell: actors and the words around them."""
