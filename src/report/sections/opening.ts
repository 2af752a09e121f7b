/** What the report is about, what participants may do and have answered, and the plan in a few figures. */

import type { Facts } from "../facts.ts";
import { list, type Pen, paragraph, section, table } from "../markup.ts";
import { escapeText } from "../voice.ts";

export function about({ input, summary }: Facts, { voice }: Pen): string {
  const { plan } = input;
  const title = escapeText(input.title);
  const norm = voice.number(plan.policy.participantsPerDoctor);
  return section("about", voice.say("Tentang rencana ini", "About this plan"), [
    input.data === "synthetic"
      ? paragraph(
          voice.say(
            "<strong>Data sintetis.</strong> Peserta dalam laporan ini dibuat oleh komputer, bukan orang sungguhan. Hasilnya adalah contoh, bukan temuan.",
            "<strong>Synthetic data.</strong> The participants in this report were made by a computer; they are not real people. The result is an example, not a finding.",
          ),
          "warn",
        )
      : "",
    paragraph(
      voice.say(
        `Rencana redistribusi peserta JKN di fasilitas kesehatan tingkat pertama (FKTP) untuk ${title}: ${voice.number(summary.people)} peserta, ${summary.facilities} FKTP. Tujuannya mendekati norma 1 dokter untuk ${norm} peserta, dengan sesedikit mungkin pemindahan dan tambahan jarak. <strong>Tidak seorang pun dipindahkan tanpa persetujuannya.</strong>`,
        `A plan to redistribute JKN participants across first-level facilities (FKTP) for ${title}: ${voice.number(summary.people)} participants, ${summary.facilities} facilities. It comes near the norm of 1 doctor for ${norm} participants with as few transfers and as little extra way as possible. <strong>Nobody is moved without their consent.</strong>`,
      ),
    ),
    paragraph(stage(input, voice)),
    paragraph(status(input, voice)),
  ]);
}

function stage({ plan }: Facts["input"], voice: Pen["voice"]): string {
  if (plan.stage === "proposal")
    return voice.say(
      "<strong>Tahap: usulan.</strong> Sebagian pemindahan masih harus dimintakan persetujuan. Rencana ini belum boleh dijalankan.",
      "<strong>Stage: proposal.</strong> For some transfers consent must still be asked. This plan must not be carried out yet.",
    );
  return voice.say(
    "<strong>Tahap: siap dijalankan.</strong> Semua pemindahan sudah disetujui oleh pesertanya.",
    "<strong>Stage: ready.</strong> Everybody who is transferred has agreed.",
  );
}

function status({ plan }: Facts["input"], voice: Pen["voice"]): string {
  const words = {
    optimal: voice.say(
      "Terbukti: tidak ada rencana lain yang lebih baik menurut kebijakan di bawah.",
      "Proven: no other plan is better under the policy below.",
    ),
    "near-optimal": voice.say(
      "Hampir terbaik: karena keluarga tidak dipisahkan, mungkin ada rencana yang sedikit lebih baik. Selisihnya dibatasi, lihat bagian Pembuktian.",
      "Near the best: because families are not parted, a slightly better plan may exist. How much better is bounded, see Proof.",
    ),
    stopped: voice.say(
      "Perhitungan dihentikan sebelum selesai: rencana ini sah, tetapi belum tentu yang terbaik.",
      "The computation was stopped early: this plan is valid, but it need not be the best.",
    ),
  };
  return words[plan.status];
}

export function rights(facts: Facts, { voice }: Pen): string {
  return section("rights", voice.say("Hak dan jawaban peserta", "Rights and answers of the participants"), [
    list(rightsOf(facts.input, voice)),
    table(
      [voice.say("Jawaban", "Answer"), { number: voice.say("Peserta", "People") }],
      answersOf(facts.summary, voice).map(([name, people]) => [name, voice.people(people)]),
      voice.say("Jawaban peserta sebelum rencana dibuat", "What participants answered before the plan was made"),
    ),
  ]);
}

function rightsOf({ plan }: Facts["input"], { say }: Pen["voice"]): string[] {
  return [
    say(
      "Setiap peserta bebas memilih. Menolak tidak mengurangi haknya atas pelayanan.",
      "Every participant is free to choose. People who refuse keep every right to care.",
    ),
    plan.policy.unknown === "propose"
      ? say(
          "Siapa yang belum menjawab tetap di FKTP-nya sampai menyatakan setuju; usulan ini hanya menunjukkan siapa yang perlu ditanya.",
          "People who have not answered stay until they agree; this proposal only shows whom to ask.",
        )
      : say("Siapa yang belum menjawab tetap di FKTP-nya.", "People who have not answered stay at their facility."),
    say(
      "Persetujuan dapat ditarik kembali; pemrosesan data lalu dihentikan paling lambat 3 × 24 jam (UU 27/2022 tentang Pelindungan Data Pribadi).",
      "Consent can be withdrawn; processing of the data must then stop within three times 24 hours (Law 27/2022 on personal data protection).",
    ),
    say(
      "Peserta yang dipindahkan boleh kembali ke FKTP semula.",
      "People who have been transferred may return to the former facility.",
    ),
  ];
}

/** The first three are shown also where they are 0. */
const ALWAYS_SHOWN = 3;

function answersOf({ byConsent, held, ofClosed }: Facts["summary"], { say }: Pen["voice"]): [string, number][] {
  const rows: [string, number][] = [
    [say("Setuju", "Agreed"), byConsent.granted],
    [say("Menolak", "Refused"), byConsent.refused],
    [say("Belum ditanya atau belum menjawab", "Not asked, or no answer yet"), byConsent.unknown],
    [say("Menarik persetujuannya", "Withdrew their consent"), byConsent.withdrawn],
    [say("Peserta baru, belum terdaftar di FKTP", "Newly enrolled, at no facility yet"), byConsent.newlyEnrolled],
    ...held.map(({ reason, people }): [string, number] => [
      `${say("Tidak dipindahkan", "Not to be moved")}: ${escapeText(reason)}`,
      people,
    ]),
    [say("Terdaftar di FKTP yang ditutup", "Registered at a closed facility"), ofClosed.people],
  ];
  return rows.filter(([, people], i) => people > 0 || i < ALWAYS_SHOWN);
}

export function figures({ summary }: Facts, { voice }: Pen): string {
  const card = ([value, words]: readonly [string, string]): string => `<li><b>${value}</b><small>${words}</small></li>`;
  return section("figures", voice.say("Sebelum dan sesudah", "Before and after"), [
    `<ul class="cards">${cardsOf(summary, voice).map(card).join("")}</ul>`,
    table(
      [voice.say("Ukuran", "Measure"), { number: voice.say("Nilai", "Value") }],
      waysOf(summary, voice),
      voice.say("Perjalanan peserta dan sisa pekerjaan", "Ways of people, and what is left to do"),
    ),
  ]);
}

function cardsOf(summary: Facts["summary"], voice: Pen["voice"]): [string, string][] {
  const { overQuota, facilitiesOver, worstRatio, extraKm } = summary;
  const { say, people } = voice;
  const ratio = (value: number | null): string => (value === null ? "—" : voice.number(Math.round(value)));
  return [
    [`${people(overQuota.before)} → ${people(overQuota.after)}`, say("peserta di atas kuota", "people over quota")],
    [`${facilitiesOver.before} → ${facilitiesOver.after}`, say("FKTP di atas kuota", "facilities over quota")],
    [
      `${ratio(worstRatio.before)} → ${ratio(worstRatio.after)}`,
      say("peserta per dokter, yang terberat", "participants per doctor, where it is highest"),
    ],
    [people(summary.transferred), say("peserta dipindahkan", "people transferred")],
    [people(summary.placed), say("peserta baru ditempatkan", "newly enrolled people placed")],
    [
      extraKm === null ? "—" : `${voice.decimal(extraKm.mean, 2)} km`,
      say("rata-rata tambahan jarak", "mean extra way"),
    ],
  ];
}

function waysOf(summary: Facts["summary"], voice: Pen["voice"]): [string, string][] {
  const { say, people } = voice;
  const km = (value: number | undefined): string => (value === undefined ? "—" : `${voice.decimal(value, 1)} km`);
  const { extraKm } = summary;
  return [
    [say("Lebih dekat dari sebelumnya", "Nearer than before"), people(summary.nearer)],
    [say("Lebih jauh dari sebelumnya", "Farther than before"), people(summary.farther)],
    [say("Tambahan jarak: 95 % paling banyak", "Extra way: 95 % have at most"), km(extraKm?.p95)],
    [say("Tambahan jarak terjauh", "Longest extra way"), km(extraKm?.max)],
    [
      say("Baru harus menyeberangi sungai atau penghalang lain", "Newly across a river or another barrier"),
      people(summary.overBarriers.newly),
    ],
    [say("Persetujuan masih harus diminta", "Consent still to be asked"), people(summary.toAsk)],
    [
      say("Peserta baru tanpa FKTP dalam jangkauan", "Newly enrolled with no facility within the limits"),
      people(summary.unplaced),
    ],
  ];
}
