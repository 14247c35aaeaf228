"""An optional second reader: a language model behind an OpenAI-compatible address reads a post beside the rules.

Off until an address, a model and a key are given. It changes no claim: what it says is checked word by word against
the post (`answers`), set beside what the rules read (`compare`), and shown to a person. Without Streamlit.
"""
