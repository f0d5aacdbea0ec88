"""Jobs and their steps: who does them, who signs, when one starts again."""
