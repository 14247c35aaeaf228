"""What pages share on screen: the filter rail, captions, evidence, downloads."""
