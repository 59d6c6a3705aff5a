import { afterEach, beforeAll, describe, expect, it } from "vitest";
import i18next, { currentLanguage, setLanguage, toldInOwnWords } from "./index";
import { chooseLanguage } from "./language";
import { problemText } from "./problems";

beforeAll(() => toldInOwnWords);
afterEach(() => setLanguage("en"));

describe("the language a visitor gets", () => {
  it("is the stored choice, then the browser's, then English", () => {
    expect(chooseLanguage("ru", ["en-US"])).toBe("ru");
    expect(chooseLanguage(null, ["de-DE", "ru-RU", "en"])).toBe("ru");
    expect(chooseLanguage(null, ["de", "fr"])).toBe("en");
    expect(chooseLanguage("klingon", [])).toBe("en");
  });

  it("switches live", async () => {
    await setLanguage("ru");
    expect(currentLanguage()).toBe("ru");
    expect(i18next.t("close")).toBe("Закрыть");
  });
});

describe("Russian plurals", () => {
  it.each([
    [0, "0 слоёв"],
    [1, "1 слой"],
    [2, "2 слоя"],
    [5, "5 слоёв"],
    [11, "11 слоёв"],
    [21, "21 слой"],
    [22, "22 слоя"],
    [1.5, "1,5 слоя"],
    [61706, "61\u202f706 слоёв"],
  ])("%s", async (count, expected) => {
    await setLanguage("ru");
    expect(i18next.t("layers", { count })).toBe(expected);
  });
});

describe("a problem's sentence", () => {
  it("goes on with the fault that the server tells of", () => {
    const message = "The training settings are not acceptable. learning_rate must be greater than 0.";
    expect(problemText({ code: "recipe_refused", message })).toBe(message);
    expect(problemText({ code: "recipe_refused", message: "Недопустимые настройки." })).toBe(
      "The training settings are not acceptable.",
    );
  });

  it("gives amounts of memory a unit, and small numbers their digits", async () => {
    const params = { parameters: 20_000, parameters_bytes: 5.2e12, limit: 100 };
    expect(problemText({ code: "network_too_large", params })).toContain("(5.2\u202fTB)");
    await setLanguage("ru");
    expect(problemText({ code: "network_too_large", params })).toContain("(5,2\u202fТБ)");
  });

  it("names things in the page's language", async () => {
    const name = { en: "LeNet-5 of 1998", ru: "LeNet-5 1998 года" };
    const params = { name, received: "1×8×8", smallest: "32×32" };
    expect(problemText({ code: "shape_not_possible", params })).toContain("LeNet-5 of 1998 cannot take");
    await setLanguage("ru");
    expect(problemText({ code: "shape_not_possible", params })).toContain("LeNet-5 1998 года не принимает");
  });

  it("falls back to the server's words, then to the code", () => {
    expect(problemText({ code: "never_heard_of", message: "Words of the server." })).toBe("Words of the server.");
    expect(problemText({ code: "never_heard_of" })).toBe("never_heard_of");
  });
});
