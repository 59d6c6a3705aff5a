"""The policies choose from the tables of the papers, as torchvision has them, and do what they say."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torchvision.transforms import InterpolationMode, v2

from models.training.augmentation import spaces
from models.training.augmentation._policy import perform
from models.training.augmentation.auto_augment import POLICIES
from models.training.augmentation.spaces import Space

HEIGHT, WIDTH = 30, 40


@pytest.mark.parametrize(
    ("ours", "theirs", "levels"),
    [
        (spaces.AUTO_AUGMENT, v2.AutoAugment._AUGMENTATION_SPACE, 10),
        (spaces.RAND_AUGMENT, v2.RandAugment._AUGMENTATION_SPACE, 31),
        (spaces.TRIVIAL_AUGMENT, v2.TrivialAugmentWide._AUGMENTATION_SPACE, 31),
        (spaces.AUG_MIX, v2.AugMix._PARTIAL_AUGMENTATION_SPACE, 10),
    ],
    ids=["auto_augment", "rand_augment", "trivial_augment", "aug_mix"],
)
def test_magnitudes_are_torchvisions(ours: Space, theirs: dict, levels: int) -> None:
    assert set(ours) == set(theirs)
    for name, (magnitudes, is_signed) in theirs.items():
        expected = magnitudes(levels, HEIGHT, WIDTH)
        assert ours[name].signed is is_signed
        if expected is not None:
            found = ours[name].at(np.linspace(0, 1, levels), HEIGHT, WIDTH)
            np.testing.assert_allclose(found, expected, atol=1e-4, err_msg=name)


@pytest.mark.parametrize("policy", list(v2.AutoAugmentPolicy), ids=lambda policy: policy.value)
def test_pairs_of_auto_augment_are_torchvisions(policy: v2.AutoAugmentPolicy) -> None:
    theirs = v2.AutoAugment()._get_policies(policy)
    ours = [[(name, share, level) for name, share, level in pair] for pair in POLICIES[policy.value]]
    assert ours == [[(name, share, level or 0) for name, share, level in pair] for pair in theirs]


def test_a_mixed_batch_is_changed_as_image_by_image() -> None:
    """All changes in one batch, twice, with a magnitude of its own each; torchvision does them one by one."""
    names = [*spaces.AUTO_AUGMENT, "Identity"]
    changes, places = np.array(names * 2), np.repeat([0.35, 0.8], len(names))
    sizes = np.array(
        [
            ({**spaces.AUTO_AUGMENT, "Identity": spaces.Range()})[name].at(place, HEIGHT, WIDTH)
            for name, place in zip(changes, places, strict=True)
        ]
    )
    sizes[: len(names)] *= np.where([spaces.RAND_AUGMENT.get(name, spaces.Range()).signed for name in names], -1, 1)
    whole = torch.randint(0, 256, (len(changes), 3, HEIGHT, WIDTH), generator=torch.Generator().manual_seed(0))
    policy = v2.AutoAugment()
    expected = torch.stack(
        [
            policy._apply_image_or_video_transform(
                image, name, float(size), InterpolationMode.BILINEAR, {torch.Tensor: None}
            )
            for image, name, size in zip(whole.to(torch.uint8), changes, sizes, strict=True)
        ]
    )
    found = perform(whole.float(), changes, sizes, "black")
    for image, wanted, name in zip(found, expected, changes, strict=True):
        torch.testing.assert_close(image, wanted.float(), rtol=0, atol=2.01, msg=str(name))  # theirs rounds twice


def test_signs_are_drawn_where_a_change_has_one() -> None:
    rng, count = np.random.default_rng(0), 4000
    changes, sizes = spaces.draw(rng, spaces.RAND_AUGMENT, np.full(count, 0.3), (HEIGHT, WIDTH))
    for name, about in spaces.RAND_AUGMENT.items():
        own = sizes[changes == name]
        assert 200 < len(own) < 380  # 4000 / 14 = 286, five standard deviations of 16.3
        assert bool(own.min() < 0) == about.signed
