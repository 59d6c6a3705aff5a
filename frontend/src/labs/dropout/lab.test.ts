import { expect, it } from "vitest";
import { indexOf, lab, placeOf } from "./lab";

it("finds every value of the maps by its place", () => {
  const maps = lab.fields.maps.initial;
  maps.flat(2).forEach((value, at) => {
    const place = placeOf(at, maps);
    expect(indexOf(place, maps)).toBe(at);
    expect(maps[place.channel]?.[place.row]?.[place.column]).toBe(value);
  });
  expect(placeOf(9999, maps)).toEqual({ channel: 3, row: 4, column: 4 });
});
