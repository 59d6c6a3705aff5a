"""Two languages and two themes: switched while one looks, remembered for the next time."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.e2e.paintings import fingerprint, wait_until_repainted
from tests.e2e.texts import raw_texts, texts
from tests.e2e.workspace import Workspace

LATIN = re.compile(r"[A-Za-z]{3,}")
SAME_IN_RUSSIAN = re.compile(
    r"LeNet|MNIST|ReLU|GELU|SiLU|Swish|softmax|tanh|Softmax|conv|max|flatten|dense|input|relu|pool|fc\d|CPU|CUDA|MPS|MAC"
    r"|Leaky|Adam|SGD|English|PNG|JPEG|WebP|Ctrl|Shift|Esc|Del|Space|batch|log|Tanh|React Flow|Svertka|REST"
    r"|ELU|Mish|Hard |\w+Norm|Drop\w+|RBF|VAE|pixel shuffle",
)


def test_the_language_is_switched_live_and_remembered(workspace: Workspace, page: Page):
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert not raw_texts(page)
    page.get_by_role("button", name="Switch to Русский").click()

    expect(page.locator("html")).to_have_attribute("lang", "ru")
    expect(page.get_by_role("heading", name="Нарисуйте цифру")).to_be_visible()
    expect(page.get_by_role("button", name="Свёртка 2D")).to_be_visible()  # texts of the server's registries as well
    expect(page.get_by_role("button", name="Параметры 61 706")).to_be_visible()
    assert not raw_texts(page)
    english = [text for text in texts(page) if LATIN.search(SAME_IN_RUSSIAN.sub("", text))]
    assert english == ["LeNet-5 reads digits"]  # the title is the person's own

    # Russian counts in three ways.
    for count, words in {1: None, 2: "Выбрано 2 слоя", 3: "Выбрано 3 слоя", 5: "Выбрано 5 слоёв"}.items():
        names = ["input", "conv1", "relu1", "pool1", "conv2"][:count]
        page.keyboard.press("Escape")
        workspace.select_several(names)
        if words:
            expect(page.get_by_text(words)).to_be_visible()

    page.reload()
    workspace.wait_until_alive()
    expect(page.get_by_role("heading", name="Нарисуйте цифру")).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("heading", name="Мои проекты")).to_be_visible()
    expect(page.get_by_text("уже обучена").first).to_be_visible()
    assert not raw_texts(page)
    page.get_by_role("button", name="Переключить на English").click()
    expect(page.get_by_role("heading", name="My projects")).to_be_visible()


def test_a_newcomer_is_greeted_in_the_language_of_the_browser(browser: Browser, browser_context_args: dict[str, Any]):
    with browser.new_context(**{**browser_context_args, "locale": "ru-RU"}) as context:
        page = context.new_page()
        page.goto("/")
        page.wait_for_url("**/p/*")
        expect(page.get_by_role("textbox", name="Название проекта")).to_have_value("LeNet-5 читает цифры")
        expect(page.get_by_role("dialog", name="Короткое знакомство")).to_be_visible()


def test_a_mistake_is_explained_in_the_language_of_the_page(workspace: Workspace, page: Page):
    workspace.select("pool1")
    workspace.enter("Window", "11")
    expect(workspace.node("conv2")).to_contain_text(re.compile("kernel|window", re.IGNORECASE))
    page.get_by_role("button", name="Switch to Русский").click()
    expect(workspace.node("conv2")).to_contain_text(re.compile("[а-я]{3,} [а-я]{3,}"))
    assert not raw_texts(page)


def test_the_theme_repaints_everything_and_is_remembered(workspace: Workspace, page: Page):
    html = page.locator("html")
    picture = workspace.picture("conv1")
    light, background = fingerprint(picture), page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Theme").click()
    page.get_by_role("menuitem", name="Dark").click()
    expect(html).to_have_attribute("data-mantine-color-scheme", "dark")
    wait_until_repainted(picture, light)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != background
    page.reload()
    workspace.wait_until_alive()
    expect(html).to_have_attribute("data-mantine-color-scheme", "dark")
    page.get_by_role("button", name="Theme").click()
    page.get_by_role("menuitem", name="As the system").click()
    expect(html).to_have_attribute("data-mantine-color-scheme", "light")
