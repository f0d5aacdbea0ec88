"""A llama.cpp server on loopback with a model that the tests build: it always says 这是译文。

The model is no random one: its layers do nothing, its embedding is one-hot, and its output says for each token which
comes next. So what it says can be known, while everything around it is real: the file, the grammar, the server.
"""

import sys
from pathlib import Path
from typing import Any

SAYS = "这是译文。"
_FIRST_BYTE, _SPECIAL = 3, ("<unk>", "<s>", "</s>")


def gguf_file(path: Path) -> Path:
    """Write the model."""
    import gguf
    import numpy

    tokens = [*_SPECIAL, *(f"<0x{byte:02X}>" for byte in range(256)), *SAYS]
    kinds = [gguf.TokenType.UNKNOWN, gguf.TokenType.CONTROL, gguf.TokenType.CONTROL]
    kinds += [gguf.TokenType.BYTE] * 256 + [gguf.TokenType.NORMAL] * len(SAYS)
    width = 320  # a multiple of 32 with room for one place per token
    writer = gguf.GGUFWriter(str(path), "llama")
    writer.add_name("Always the same")
    writer.add_context_length(8192)
    writer.add_embedding_length(width)
    writer.add_block_count(1)
    writer.add_feed_forward_length(32)
    writer.add_head_count(2)
    writer.add_head_count_kv(2)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(width // 2)
    writer.add_vocab_size(len(tokens))
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores([0.0] * len(tokens))
    writer.add_token_types(kinds)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)
    writer.add_chat_template(
        "{% for message in messages %}{{ message['role'] }}: {{ message['content'] }}\n{% endfor %}"
    )
    embedding = numpy.zeros((len(tokens), width), dtype="float32")
    embedding[numpy.arange(len(tokens)), numpy.arange(len(tokens))] = 1
    writer.add_tensor("token_embd.weight", embedding)
    writer.add_tensor("output_norm.weight", numpy.ones(width, dtype="float32"))
    writer.add_tensor("output.weight", _what_follows(len(tokens), width))
    ones, zeros = numpy.ones(width, dtype="float32"), numpy.zeros((width, width), dtype="float32")
    for name in ("attn_norm", "ffn_norm"):
        writer.add_tensor(f"blk.0.{name}.weight", ones)
    for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
        writer.add_tensor(f"blk.0.{name}.weight", zeros)
    for name, shape in (("ffn_gate", (32, width)), ("ffn_up", (32, width)), ("ffn_down", (width, 32))):
        writer.add_tensor(f"blk.0.{name}.weight", numpy.zeros(shape, dtype="float32"))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _what_follows(tokens: int, width: int) -> Any:
    """The sentence inside quotation marks; where JSON leaves a choice, what ends it."""
    import numpy

    output = numpy.zeros((tokens, width), dtype="float32")
    said = [tokens - len(SAYS) + at for at in range(len(SAYS))]
    quote = _FIRST_BYTE + ord('"')
    for before, after in zip([quote, *said], [*said, quote], strict=True):
        output[after, before] = 5
    for mark, weight in (('"', 1.0), ("]", 2.0), ("}", 2.0), ("[", 1.0), ("{", 1.0)):
        output[_FIRST_BYTE + ord(mark), :] += weight * 0.1
    output[_FIRST_BYTE + ord("{"), _FIRST_BYTE + ord("[")] = 5
    output[2, _FIRST_BYTE + ord("}")] = 1.5
    return output


def serve(model: str, port: int) -> None:
    """Run until standard input ends."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = model
    params.hostnames = ["127.0.0.1"]
    params.port = port
    params.n_ctx = 8192
    params.n_parallel = 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    params.warmup = False
    server = xllamacpp.Server(params)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]))
