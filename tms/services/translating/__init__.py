"""The translator's acts on segments, and how derived versions follow or are detached."""
