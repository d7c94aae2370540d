"""The draft view: editor, findings, the rewrite change by change."""
