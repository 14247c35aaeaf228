"""The app's secrets, read in one place."""

from pathlib import Path

import streamlit as st


def app_secrets() -> dict[str, object] | None:
    """What the secrets files say, empty where there is no file; None where there is one that cannot be read as TOML."""
    try:
        return dict(st.secrets)
    except FileNotFoundError:
        return None if any(Path(file).exists() for file in st.get_option("secrets.files")) else {}
