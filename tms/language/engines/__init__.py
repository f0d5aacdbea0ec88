"""Machine translation without its machines: what an engine is asked and answers, prompts, batches, and checks of both.

Pure text. The engines themselves are in ``tms.adapters.engines``; money, memory and order in ``tms.services.engines``.
"""
