import { expect, it } from "vitest";
import { LONGEST_NICKNAME, nicknameLength } from "./nickname";

it.each([
  ["", 0],
  ["  Ada   Lovelace ", 12],
  ["й".normalize("NFD"), 1],
  ["🦊", 1],
  ["x".repeat(LONGEST_NICKNAME), LONGEST_NICKNAME],
])("%j has as many characters as the server counts", (typed, length) => expect(nicknameLength(typed)).toBe(length));
