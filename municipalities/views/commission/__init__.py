"""The pages of the Integrations-Kommission for the town hall (§ 89 HGO)."""
