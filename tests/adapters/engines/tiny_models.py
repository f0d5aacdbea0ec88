"""Models with random weights, built by the tests: they load and run like real ones, and what they say means nothing."""

import json
import zipfile
from pathlib import Path
from typing import Any

WIDTH, FEED, PIECES = 16, 32, 40
TEXT = ["the first train left at ten", "it carried people to the harbour", "火车十点开出", "车上有很多人去港口"] * 8


def ct2_folder(folder: Path) -> Path:
    """A one-layer Marian transformer as CTranslate2's converter for OPUS-MT writes it, with SentencePiece beside it."""
    import numpy
    import sentencepiece
    import yaml
    from ctranslate2.converters import OpusMTConverter

    marian, made = folder / "marian", folder / "ct2"
    marian.mkdir(parents=True)
    corpus = folder / "corpus.txt"
    corpus.write_text("\n".join(TEXT), "utf-8")
    for side in ("source", "target"):
        sentencepiece.SentencePieceTrainer.train(
            input=str(corpus),
            model_prefix=str(folder / side),
            vocab_size=PIECES,
            model_type="char",
            hard_vocab_limit=False,
            minloglevel=2,
        )
    reader = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.model"))
    pieces = ["</s>", "<unk>", *(reader.id_to_piece(at) for at in range(3, reader.get_piece_size()))]
    vocabulary = "".join(f"{json.dumps(piece, ensure_ascii=False)}: {at}\n" for at, piece in enumerate(pieces))
    (marian / "vocab.yml").write_text(vocabulary, "utf-8")
    (marian / "decoder.yml").write_text(yaml.safe_dump({"models": ["model.npz"], "vocabs": ["vocab.yml"] * 2}))
    numpy.savez(marian / "model.npz", **_weights(len(pieces)))
    OpusMTConverter(str(marian)).convert(str(made), quantization="int8")
    for side in ("source", "target"):
        (folder / f"{side}.model").rename(made / f"{side}.spm")
    return made


def _weights(vocabulary: int) -> dict[str, Any]:
    import numpy
    import yaml

    chance = numpy.random.default_rng(7)

    def random(*shape: int) -> Any:
        return chance.normal(0, 0.5, shape).astype("float32")

    config = {
        "type": "transformer",
        "enc-depth": 1,
        "dec-depth": 1,
        "transformer-heads": 2,
        "transformer-ffn-activation": "relu",
        "transformer-preprocess": "",
        "transformer-postprocess": "dan",
        "transformer-postprocess-top": "",
        "transformer-postprocess-emb": "d",
        "transformer-decoder-autoreg": "self-attention",
        "transformer-no-projection": False,
        "transformer-guided-alignment-layer": "last",
    }
    written = yaml.safe_dump(config).encode() + b"\0"
    found: dict[str, Any] = {
        "special:model.yml": numpy.frombuffer(written, dtype="int8"),
        "Wemb": random(vocabulary, WIDTH),
    }
    found["decoder_ff_logit_out_b"] = random(1, vocabulary)
    for scope in ("encoder_l1_self", "decoder_l1_self", "decoder_l1_context"):
        for part in "qkvo":
            found[f"{scope}_W{part}"] = random(WIDTH, WIDTH)
            found[f"{scope}_b{part}"] = random(1, WIDTH)
        found[f"{scope}_Wo_ln_scale"], found[f"{scope}_Wo_ln_bias"] = random(1, WIDTH), random(1, WIDTH)
    for scope in ("encoder_l1_ffn", "decoder_l1_ffn"):
        found[f"{scope}_W1"], found[f"{scope}_b1"] = random(WIDTH, FEED), random(1, FEED)
        found[f"{scope}_W2"], found[f"{scope}_b2"] = random(FEED, WIDTH), random(1, WIDTH)
        found[f"{scope}_ffn_ln_scale"], found[f"{scope}_ffn_ln_bias"] = random(1, WIDTH), random(1, WIDTH)
    return found


def argos_package(folder: Path, model: Path) -> Path:
    """The same model as a package of Argos Translate."""
    path = folder / "translate-en_zh.argosmodel"
    metadata = {"name": "Tiny", "from_code": "en", "to_code": "zh", "target_prefix": ""}
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("tiny/metadata.json", json.dumps(metadata))
        package.write(model / "source.spm", "tiny/sentencepiece.model")
        for file in sorted(model.glob("*")):
            if file.suffix != ".spm":
                package.write(file, f"tiny/model/{file.name}")
    return path
