import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { madeUpTown } from "../../examples/planner/src/town.ts";
import {
  comparePlans,
  type Plan,
  type Policy,
  planFromJson,
  redistribute,
  summarize,
  verify,
} from "../../src/index.ts";
import { whatIf } from "../../src/study/index.ts";
import { CHROMIUM } from "./chromium.ts";
import { chromiumForTests } from "./chromium-for-tests.ts";
import { buildPage, download, openPage, rest, root } from "./page.ts";

const town = madeUpTown();

describe.skipIf(CHROMIUM === undefined)("what-ifs on the planner's page (skipped where there is no Chromium)", () => {
  const browser = chromiumForTests(buildPage);

  /** The made-up town, planned. */
  async function planned(heard: string[]): Promise<Page> {
    const page = await openPage(browser(), heard);
    await page.click("#demo");
    await page.click("#plan");
    await rest(page);
    return page;
  }

  /** Waits for the plan after something was let go. */
  async function newPlan(page: Page, letGo: () => Promise<unknown>): Promise<void> {
    await page.locator(".heard").evaluate((element) => element.remove());
    await letGo();
    await page.locator(".heard").waitFor({ state: "attached" });
    await rest(page);
  }

  /** The plan of the page is the one that is computed here for the same policy. */
  async function expectExact(page: Page, policy: Policy): Promise<Plan> {
    const plan = planFromJson(await download(page, "plan"));
    expect(verify(town, plan, { policy })).toMatchObject({ ok: true, proven: true });
    expect(plan).toEqual(redistribute(town, policy));
    return plan;
  }

  const middleOf = async (slider: Locator): Promise<[x: number, y: number, width: number]> => {
    await slider.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await slider.boundingBox())!;
    return [x, y + height / 2, width];
  };

  it("previews while a slider is dragged, says so, and plans exactly when it is let go", async () => {
    const heard: string[] = [];
    const page = await planned(heard);
    const [x, y, width] = await middleOf(page.locator("#slide-maxExtraKm"));
    const figures = await page.textContent("#figures table");
    await page.mouse.move(x + 0.16 * width, y);
    await page.mouse.down();
    for (let share = 0.16; share >= 0.02; share -= 0.02) await page.mouse.move(x + share * width, y);
    await page.locator("#preview").waitFor();
    const extra = Number(await page.inputValue("#policy-maxExtraKm"));
    expect(extra).toBeLessThan(2);
    expect(await page.getAttribute("#slide-maxExtraKm", "aria-valuetext")).toBe(
      `${String(extra).replace(".", ",")} km`,
    );
    const said = (await page.textContent("#preview"))!;
    expect(said).toMatch(
      /^Pratinjau, kira-kira: [\d.]+ peserta di atas kuota, [\d.]+ dipindahkan, .* km\..* dilepas\.$/,
    );
    // What stands in the table is still the plan, and nothing is being planned.
    expect(await page.textContent("#figures table")).toBe(figures);
    expect(await page.locator(".busy").count()).toBe(0);
    await newPlan(page, () => page.mouse.up());
    expect(await page.locator("#preview").count()).toBe(0);
    expect(await page.textContent("#figures table")).not.toBe(figures);
    await expectExact(page, { maxExtraKm: extra });

    // From a field that is left, straight to the slider: that the field is left must not end what has begun.
    await page.focus("#policy-participantsPerDoctor");
    await page.evaluate(`{
      const slider = document.querySelector("#slide-maxExtraKm");
      slider.focus();
      slider.value = "9";
      slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }`);
    await page.locator("#preview").waitFor();
    await page.waitForTimeout(300);
    expect(await page.locator("#preview").count()).toBe(1);
    await newPlan(page, () => page.evaluate(`document.querySelector("#slide-maxExtraKm").blur()`));
    await expectExact(page, { maxExtraKm: 4.5 });

    // Back where it began, nothing has changed; yet the preview must not stay.
    const [left, top, wide] = await middleOf(page.locator("#slide-maxExtraKm"));
    await page.mouse.move(left + 0.23 * wide, top);
    await page.mouse.down();
    await page.mouse.move(left + 0.7 * wide, top);
    await page.locator("#preview").waitFor();
    await page.mouse.move(left + 0.23 * wide, top);
    await newPlan(page, () => page.mouse.up());
    expect(await page.locator("#preview").count()).toBe(0);
    expect(heard).toEqual([]);
    await page.close();
  });

  it("is moved by keys and by typing, keeps the focus, and says aloud what came", async () => {
    const heard: string[] = [];
    const page = await planned(heard);
    const slider = page.getByRole("slider", { name: "Tambahan jarak paling jauh" });
    await slider.focus();
    // Faster than plans: each key ends the plan of the one before.
    await newPlan(page, async () => {
      for (let i = 0; i < 6; i++) await page.keyboard.press("ArrowLeft");
    });
    await expect.poll(() => page.inputValue("#policy-maxExtraKm")).toBe("0");
    await rest(page);
    expect(await page.evaluate("document.activeElement.id")).toBe("slide-maxExtraKm");
    await expectExact(page, { maxExtraKm: 0 });

    await page.click("#weights summary");
    await page.fill("#policy-reserve", "12");
    await page.locator("#preview").waitFor();
    await newPlan(page, () => page.keyboard.press("Tab"));
    expect(
      await page.getByRole("slider", { name: "Cadangan untuk bayi baru lahir" }).getAttribute("aria-valuetext"),
    ).toBe("12 %");
    const { objective } = await expectExact(page, { maxExtraKm: 0, reserve: 0.12 });
    expect(await page.textContent(".heard")).toContain(
      `${objective.overQuota.toLocaleString("id-ID")} peserta di atas kuota`,
    );

    // What no policy may be is neither previewed nor planned.
    const proof = await page.textContent("#proof");
    await page.fill("#policy-reserve", "80");
    await page.keyboard.press("Tab");
    await page.waitForTimeout(300);
    expect(await page.locator("#preview").count()).toBe(0);
    expect(await page.textContent("#proof")).toBe(proof);
    await page.fill("#policy-reserve", "0");

    await newPlan(page, () => page.fill("#policy-maxDistanceKm", "1.5").then(() => page.keyboard.press("Enter")));
    await expectExact(page, { maxExtraKm: 0, maxDistanceKm: 1.5 });
    await newPlan(page, () => page.selectOption("#policy-unknown", "propose"));
    await expectExact(page, { maxExtraKm: 0, maxDistanceKm: 1.5, unknown: "propose" });
    for (const one of await page.getByRole("slider").all()) {
      expect(await one.getAttribute("aria-valuetext")).toMatch(/^(\d[\d.,]* (km|%|peserta|dokter)|tanpa batas)$/);
      expect(await one.evaluate((element) => element.getAttribute("aria-labelledby") !== null)).toBe(true);
    }
    expect(heard).toEqual([]);
    await page.close();
  });

  it("shows the figures of the study's preview, near those of the plan", async () => {
    const page = await planned([]);
    const study = whatIf(town);
    for (const maxExtraKm of [0.5, 1, 2]) {
      await page.fill("#policy-maxExtraKm", String(maxExtraKm));
      const preview = study.preview({ policy: { maxExtraKm } });
      const whole = (text: string): number => Number(text.replaceAll(".", ""));
      const shown = async (): Promise<number[]> =>
        [...((await page.textContent("#preview")) ?? "").matchAll(/[\d.]+(?= (peserta|dipindahkan))/g)].map(([own]) =>
          whole(own),
        );
      const rounded = [preview.overQuota, preview.transferred].map((own) => Number(own.toPrecision(3)));
      await expect.poll(shown).toEqual(rounded);
      await newPlan(page, () => page.keyboard.press("Enter"));
      const plan = await expectExact(page, { maxExtraKm });
      const { overQuota, transferred } = summarize(town, plan);
      expect(Math.abs(preview.overQuota - overQuota.after)).toBeLessThan(0.03 * overQuota.before);
      expect(Math.abs(preview.transferred - transferred)).toBeLessThan(0.03 * transferred);
    }
    await page.close();
  });

  it("compares versions that were kept, each with its own doctors, and hands out either", async () => {
    const heard: string[] = [];
    const page = await planned(heard);
    await page.fill("#keep-name", "Hari ini");
    await page.click("#keep");
    expect(await page.textContent("#versions")).toContain("Tersimpan: Hari ini");
    await page.selectOption("#what-facility", "00010103");
    await page.fill("#what-doctors-typed", "3.5");
    await page.locator("#preview").waitFor();
    await newPlan(page, () => page.keyboard.press("Tab"));
    expect(await page.textContent("#planned")).toContain("Puskesmas Seberang: 3,5 dokter");
    await page.click("#keep");
    await page.locator("#treated").waitFor();

    const change = { facilities: [{ id: "00010103", doctors: 3.5 }] };
    const study = whatIf(town);
    const [a, b, other] = [redistribute(town), study.plan(change), study.problem(change)];
    expect(verify(other, b)).toMatchObject({ ok: true, proven: true });
    const compared = comparePlans(town, a, b, { problemOfB: other });
    const { participant, inA, inB, people } = compared.elsewhere;
    const stay = (at: Int32Array): number =>
      participant.reduce((sum, row, i) => sum + (at[i] === town.participants.facility[row] ? people[i]! : 0), 0);
    const said = (value: number): string => value.toLocaleString("id-ID");
    const treated = await page.textContent("#treated");
    expect(treated).toContain(`${said(compared.people)} peserta diperlakukan berbeda`);
    expect(treated).toContain(`${said(stay(inB))} dipindahkan hanya di A`);
    expect(treated).toContain(`${said(stay(inA))} dipindahkan hanya di B`);
    expect(treated).toContain(`${said(compared.people - stay(inA) - stay(inB))} di keduanya`);
    expect(await page.textContent("#compared .asked")).toBe("FKTPseperti dataPuskesmas Seberang: 3,5 dokter");
    const moved = [compared.a.summary.transferred, compared.b.summary.transferred];
    expect(await page.textContent("#compared tr:has-text('Dipindahkan')")).toBe(
      `Dipindahkan${said(moved[0]!)}${said(moved[1]!)}${said(moved[1]! - moved[0]!)}`,
    );
    const apart = a.enrolled.filter((own, j) => own !== b.enrolled[j]).length;
    expect(await page.textContent("#apart h3")).toBe(`${apart} FKTP berakhir dengan jumlah peserta yang berbeda`);
    expect(await page.locator("#apart tbody tr").count()).toBe(apart);

    expect(planFromJson(await download(page, "a-plan"))).toEqual(a);
    expect(planFromJson(await download(page, "b-plan"))).toEqual(b);
    for (const [side, plan] of [
      ["a", a],
      ["b", b],
    ] as const)
      expect((await download(page, `${side}-transfers`)).trim().split("\r\n").length).toBe(
        plan.transfers.to.length + 1,
      );
    expect(await download(page, "b-report")).toContain("Ringkasan Rencana Redistribusi");

    // The other way round, and one taken away.
    await page.selectOption("#version-a", { label: "Puskesmas Seberang: 3,5 dokter" });
    await page.locator("#treated").waitFor();
    expect(await page.textContent("#treated")).toContain("Tidak ada peserta yang diperlakukan berbeda");
    await page.screenshot({ path: `${root}examples/out/planner-versions-1280.png`, fullPage: true });
    await page.click("#forget-b");
    await expect.poll(() => page.textContent("#versions")).toContain("Tersimpan: Hari ini");
    expect(heard).toEqual([]);
    await page.close();
  });
});
