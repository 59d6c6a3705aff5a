"""The script trains, saves weights that any program reads, and says how good they are."""

from __future__ import annotations

import json

from safetensors.torch import load_file

from models.training.__main__ import main


def test_the_script_trains_and_says_so(tmp_path, capsys):
    out = tmp_path / "lenet.safetensors"
    options = ["--architecture", "lenet5", "--out", str(out), "--set", "epochs=1", "batch_size=2048", "optimizer=adam"]
    assert main(options) == 0
    about = json.loads(capsys.readouterr().out)
    assert about == json.loads(out.with_suffix(".json").read_text())
    assert about["step"] == 27
    assert about["recipe"]["batch_size"] == 2048
    assert about["test"]["accuracy"] > 0.5
    assert sum(value.numel() for value in load_file(out).values()) == 61_706
