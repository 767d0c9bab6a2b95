"""Questions in the page: finding one, pressing its button, waiting for what is said of an answer."""


def question(page, id):
    return page.locator(f'[data-question="{id}"]')


def press_main(page, id):
    question(page, id).locator(".ah-main").click()


def expect(page, id, words):
    """Wait until the question's feedback says `words`."""
    page.wait_for_function(
        '([id, words]) => document.querySelector(`[data-question="${id}"] .ah-feedback`).textContent.includes(words)',
        arg=[id, words],
        timeout=60_000,
    )
