/** The book by hand: what each rule does, and the book as text. */
import { describe, expect, it } from "vitest";
import {
  type BookCode,
  type BookEntry,
  bookFromJson,
  bookMessage,
  bookToJson,
  forget,
  standing,
  statusCode,
} from "../../src/asking/index.ts";
import { type Problem, problemFrom } from "../../src/index.ts";
import { inputErrorOf, issuesOf } from "../support/input-error.ts";

/** A full puskesmas, a klinik with two places, a practice with one. */
const problem = problemFrom({
  facilities: [
    { id: "puskesmas", lon: 109.33, lat: -0.03, doctors: 1 },
    { id: "klinik", lon: 109.34, lat: -0.03, doctors: 2, maxIntake: 2 },
    { id: "praktik", lon: 109.35, lat: -0.03, doctors: 1, maxIntake: 1 },
  ],
  participants: [
    ...["ana", "budi", "cici", "dedi", "eka"].map((id) => ({ id, lon: 109.33, lat: -0.03, facilityId: "puskesmas" })),
    { id: "fani", lon: 109.33, lat: -0.03, facilityId: "puskesmas", hold: "pregnancy" },
    { id: "new", lon: 109.33, lat: -0.03, facilityId: null },
  ],
});
const policy = { participantsPerDoctor: 3 };

const asked = (participantId: string, keptId = "klinik", at = "2026-03-02"): BookEntry => ({
  kind: "asked",
  at,
  participantId,
  until: "2026-03-20",
  keptId,
  wave: 1,
});
const agreed = (participantId: string, toId = "klinik", at = "2026-03-10"): BookEntry => ({
  kind: "agreed",
  at,
  participantId,
  toId,
});
const said = (kind: "declined" | "withdrawn" | "returned", participantId: string, at = "2026-03-10"): BookEntry => ({
  kind,
  at,
  participantId,
});

const stand = (book: readonly BookEntry[], on = "2026-03-15", of: Problem = problem) => standing(of, policy, book, on);
const statusOf = (book: readonly BookEntry[], row: number, on?: string) => stand(book, on).status[row];
const codes = (book: readonly unknown[], on?: string): BookCode[] =>
  stand(book as BookEntry[], on).refused.map(({ code }) => code);

describe("a letter", () => {
  it("should keep its place up to and on its last day, and then lapse", () => {
    const book = [asked("ana")];

    expect(stand(book, "2026-03-20").facilities).toMatchObject({
      kept: Int32Array.of(0, 1, 0),
      free: Int32Array.of(0, 1, 1),
    });
    expect(statusOf(book, 0, "2026-03-20")).toBe(statusCode.asked);
    expect(statusOf(book, 0, "2026-03-21")).toBe(statusCode.lapsed);
    expect([...stand(book, "2026-03-21").facilities.free]).toEqual([0, 2, 1]);
  });

  it("should be refused where no place is free, or another letter is open", () => {
    expect(codes([asked("ana"), asked("budi"), asked("cici"), asked("ana", "praktik")])).toEqual([
      "no-room",
      "already-asked",
    ]);
  });

  it("should not lapse once a ranked list has come", () => {
    const list: BookEntry = {
      kind: "wished",
      at: "2026-03-12",
      participantId: "ana",
      choiceIds: ["praktik", "klinik"],
    };
    const stood = stand([asked("ana"), list], "2026-06-01");

    expect(stood.status[0]).toBe(statusCode.asked);
    expect([...stood.wishes.choice]).toEqual([2, 1]);
    expect([...stood.facilities.kept]).toEqual([0, 1, 0]);
  });

  it("should be led elsewhere with its last day", () => {
    const book: BookEntry[] = [
      asked("ana"),
      { kind: "cancelled", at: "2026-03-05", participantId: "ana", cause: "place-gone", insteadId: "praktik" },
    ];

    expect([...stand(book).facilities.kept]).toEqual([0, 0, 1]);
    expect(statusOf(book, 0, "2026-03-21")).toBe(statusCode.lapsed);
  });
});

describe("a yes", () => {
  it("should count at both facilities until the first of the next month", () => {
    const book = [asked("ana"), agreed("ana")];
    const before = stand(book, "2026-03-31").facilities;
    const after = stand(book, "2026-04-01");

    expect(before).toMatchObject({ enrolled: Int32Array.of(6, 0, 0), coming: Int32Array.of(0, 1, 0) });
    expect(before.leaving).toEqual(Int32Array.of(1, 0, 0));
    expect(after.facilities).toMatchObject({ enrolled: Int32Array.of(5, 1, 0), coming: Int32Array.of(0, 0, 0) });
    expect(after.effective[0]).toBe(12 * 56 + 3);
  });

  it("should always succeed at the kept place, also where the intake was cut since", () => {
    const cut: BookEntry = { kind: "intake", at: "2026-03-03", facilityId: "klinik", maxIntake: 0 };
    const stood = stand([asked("ana"), cut, agreed("ana")]);

    expect(stood.refused).toEqual([]);
    expect(stood.facilities.coming[1]).toBe(1);
    expect(stood.facilities.free[1]).toBe(0);
  });

  it("should succeed elsewhere if a place is free there, and free the kept one", () => {
    const stood = stand([asked("ana"), asked("budi"), agreed("ana", "praktik"), asked("cici", "klinik", "2026-03-11")]);

    expect(stood.refused).toEqual([]);
    expect([...stood.facilities.kept]).toEqual([0, 2, 0]);
    expect(codes([asked("ana"), asked("budi"), agreed("cici"), agreed("dedi", "praktik")])).toEqual(["no-room"]);
  });

  it("should be open to the newly enrolled, whom nobody asks", () => {
    expect(codes([agreed("new")])).toEqual([]);
    expect(codes([asked("new"), said("declined", "new"), said("withdrawn", "new"), said("returned", "new")])).toEqual(
      Array.from({ length: 4 }, () => "not-registered"),
    );
  });
});

describe("two who want each other's place", () => {
  const list = (participantId: string, ...choiceIds: string[]): BookEntry => ({
    kind: "wished",
    at: "2026-03-05",
    participantId,
    choiceIds,
  });

  it("should change within a day, and keep what they have until both have said so", () => {
    const full = [asked("ana"), asked("cici"), asked("budi", "praktik")];
    const lists = [list("ana", "praktik", "klinik"), list("budi", "klinik", "praktik")];
    const swap = [agreed("ana", "praktik"), agreed("budi", "klinik")];

    expect(stand([...full, ...lists, ...swap])).toMatchObject({
      refused: [],
      facilities: { coming: Int32Array.of(0, 1, 1) },
    });
    expect(codes([...full, ...lists, swap[0]])).toEqual(["no-room"]);
    expect(codes([...full, ...lists, swap[0], agreed("budi", "klinik", "2026-03-11")])).toEqual(["no-room", "no-room"]);
    expect(codes([...full, ...swap])).toEqual(["no-room", "no-room"]);
  });

  it("should not wait for somebody who has said something else since", () => {
    const cut: BookEntry = { kind: "intake", at: "2026-03-01", facilityId: "klinik", maxIntake: 1 };
    const book: BookEntry[] = [
      ...[cut, asked("ana"), asked("budi", "praktik")],
      ...[list("ana", "klinik", "praktik"), list("budi", "klinik"), list("cici", "praktik")],
      // Ana waits for what Budi has, and then takes what is hers: the first yes is void.
      ...[agreed("ana", "praktik"), agreed("ana", "klinik")],
      ...[agreed("budi", "klinik"), agreed("cici", "praktik")],
      // Her place is free: Budi takes it, and Cici takes his.
      { kind: "cancelled", at: "2026-03-10", participantId: "ana", cause: "error" },
    ];

    expect(stand(book)).toMatchObject({
      refused: [{ entry: 6, code: "no-room" }],
      facilities: { coming: Int32Array.of(0, 1, 1) },
    });
    // So it is without the refused row.
    expect(stand(book.toSpliced(6, 1)).facilities).toEqual(stand(book).facilities);
  });

  it("should all be refused when one of them says something else, and may say it again", () => {
    const full = [asked("ana"), asked("cici"), asked("budi", "praktik")];
    const lists = [list("ana", "praktik", "klinik"), list("budi", "klinik"), list("dedi", "praktik")];
    const wanting = [agreed("dedi", "praktik"), agreed("ana", "praktik")];
    const book = [...full, ...lists, ...wanting, said("declined", "dedi")];

    expect(codes(book)).toEqual(["no-room", "no-room"]);
    const again = [...book, agreed("ana", "praktik"), agreed("ana", "praktik"), agreed("budi")];
    expect(stand(again).refused.map(({ entry }) => entry)).toEqual([6, 7, 10]);
  });
});

describe("a no", () => {
  it("should free the place at once: declined, or withdrawn before it counts", () => {
    expect(stand([asked("ana"), said("declined", "ana")]).facilities.free[1]).toBe(2);
    expect(stand([asked("ana"), agreed("ana"), said("withdrawn", "ana")]).facilities.free[1]).toBe(2);
    expect(codes([asked("ana"), agreed("ana"), said("declined", "ana")])).toEqual(["already-agreed"]);
  });

  it("should be a right after the move, even where the old facility is full", () => {
    const book = [asked("ana"), agreed("ana"), said("returned", "ana", "2026-04-02")];

    expect(codes([asked("ana"), agreed("ana"), said("returned", "ana")])).toEqual(["not-moved"]);
    expect(stand(book, "2026-04-03")).toMatchObject({ refused: [], facilities: { enrolled: Int32Array.of(6, 0, 0) } });
  });
});

describe("a cancelled place", () => {
  it("should report the facility that has no place any more", () => {
    const book: BookEntry[] = [
      asked("budi"),
      agreed("budi"),
      { kind: "cancelled", at: "2026-03-12", participantId: "budi", cause: "place-gone" },
    ];

    expect(stand(book)).toMatchObject({ cancelled: [{ participant: 1, facility: 1 }], refused: [] });
    expect(statusOf(book, 1)).toBe(statusCode.cancelled);
  });
});

describe("refused rows", () => {
  it("should have a code each, and words in two languages", () => {
    const rows: readonly (readonly [unknown, BookCode])[] = [
      [null, "malformed"],
      [{ kind: "asked" }, "malformed"],
      [{ ...said("declined", "ana"), at: "2026-02-29" }, "malformed"],
      [{ ...agreed("ana"), proof: "said so on the phone" }, "malformed"],
      [Object.defineProperty({}, "at", { get: () => JSON.parse("") }), "malformed"],
      [said("declined", "nobody"), "unknown-participant"],
      [agreed("ana", "nowhere"), "unknown-facility"],
      [agreed("fani"), "held"],
      [agreed("ana", "puskesmas"), "same-facility"],
      [{ ...asked("ana"), until: "2026-03-01" }, "until-passed"],
      [{ kind: "cancelled", at: "2026-03-10", participantId: "ana", cause: "error" }, "not-open"],
    ];

    expect(codes(rows.map(([row]) => row))).toEqual(rows.map(([, code]) => code));
    const [refused] = stand([agreed("ana", "nowhere")]).refused;
    expect(refused!.message).toBe("book[0]: no such facility in the problem");
    expect(bookMessage(refused!, "id")).toBe("book[0]: FKTP ini tidak ada dalam data");
  });

  it("should be those dated before one that was accepted, and no others", () => {
    const late = said("declined", "dedi", "2026-03-01");
    expect(codes([agreed("nobody", "klinik", "2026-03-12"), agreed("ana"), late])).toEqual([
      "unknown-participant",
      "out-of-order",
    ]);
    expect(codes([asked("ana", "klinik", "2026-03-18"), late], "2026-03-15")).toEqual(["out-of-order"]);
    expect(stand([asked("ana"), agreed("ana", "klinik", "2026-03-18")])).toMatchObject({ later: 1, refused: [] });
  });
});

describe("a household", () => {
  const family: Problem = {
    ...problem,
    participants: { ...problem.participants, household: Int32Array.of(1, 1, -1, -1, -1, -1, -1) },
  };
  const codesOf = (book: readonly BookEntry[]) => stand(book, "2026-03-15", family).refused.map(({ code }) => code);

  it("should be asked and answer as one, on the same day, all or nothing", () => {
    expect(codesOf([asked("ana"), asked("budi"), agreed("ana"), agreed("budi")])).toEqual([]);
    expect(codesOf([asked("ana")])).toEqual(["household"]);
    expect(codesOf([asked("ana"), asked("budi"), agreed("ana"), agreed("budi", "klinik", "2026-03-11")])).toEqual([
      "household",
      "household",
    ]);
    expect(codesOf([asked("cici"), asked("ana"), asked("budi")])).toEqual(["no-room", "no-room"]);
  });

  it("should agree together, where one had refused before, whoever of them is written first", () => {
    const problem: Problem = {
      facilities: [0, 1].map((j) => ({ id: `f${j}`, lon: 109.3, lat: 0, doctors: 1 })),
      participants: {
        facility: Int32Array.of(0, 0),
        consent: Uint8Array.of(3, 1),
        lon: Float64Array.of(109.3, 109.3),
        lat: Float64Array.of(0, 0),
        household: Int32Array.of(3, 3),
      },
    };
    const yes = ["0", "1"].map((participantId): BookEntry => {
      return { kind: "agreed", at: "2026-01-10", participantId, toId: "f1" };
    });
    for (const book of [yes, yes.toReversed()]) {
      const { refused, status } = standing(problem, { households: "willing-together" }, book, "2026-01-10");
      expect(refused).toEqual([]);
      expect([...status]).toEqual([statusCode.agreed, statusCode.agreed]);
    }
  });

  it("should stay when one of them says no", () => {
    const stood = stand([asked("ana"), asked("budi"), said("declined", "budi")], "2026-03-15", family);

    expect([...stood.status.slice(0, 2)]).toEqual([statusCode.declined, statusCode.declined]);
    expect([...stood.group.slice(0, 3)]).toEqual([0, 0, 2]);
  });
});

describe("standing", () => {
  it("should refuse a day that is none, and a wrong problem", () => {
    expect(issuesOf(() => stand([], "15-03-2026"))).toEqual([
      'value on: expected a day as "YYYY-MM-DD", from 1970 to 2199',
    ]);
    expect(inputErrorOf(() => standing({} as Problem, policy, [], "2026-03-15"))?.code).toBe("missing");
  });
});

describe("the book as text", () => {
  const book: readonly BookEntry[] = [
    asked("ana"),
    { ...agreed("ana"), by: "self", proof: "form-17" } as BookEntry,
    said("returned", "ana", "2026-04-02"),
  ];

  it("should come back from JSON lines, and from an array", () => {
    expect(bookToJson(book).split("\n")).toHaveLength(4);
    expect(bookFromJson(bookToJson(book))).toEqual(book);
    expect(bookFromJson(JSON.stringify(book))).toEqual(book);
    expect(bookFromJson("")).toEqual([]);
  });

  it("should name lines that are none, and one that is not ended, without their text", () => {
    expect(issuesOf(() => bookFromJson(`${bookToJson(book)}secret\n{"kind":"agr`))).toEqual([
      "type book[3]: expected a line of JSON, got text that is none",
      "type book[4]: expected a line that is ended, got a part of one",
    ]);
  });

  it("should keep its figures without somebody who is forgotten", () => {
    const erased = forget([asked("budi"), ...book], "ana");
    const ids = problem.participants.ids!.map((id) => (id === "ana" ? "#1" : id));

    expect(JSON.stringify(erased)).not.toMatch(/ana|form-17/);
    const renamed = { ...problem, participants: { ...problem.participants, ids } };
    expect(stand(erased, "2026-04-03", renamed)).toEqual(stand([asked("budi"), ...book], "2026-04-03"));
    expect(forget(book, "nobody")).toEqual(book);
  });
});
