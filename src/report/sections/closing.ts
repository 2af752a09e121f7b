/** The policy in words, the proof, what the report does not know, and who signs. */

import type { CompletePolicy } from "../../types.ts";
import { message } from "../../words/message.ts";
import type { Facts } from "../facts.ts";
import { list, type Pen, paragraph, section, table } from "../markup.ts";
import { escapeText } from "../voice.ts";

type Rule = readonly [name: string, value: string];

export function policyInWords({ input }: Facts, { voice }: Pen): string {
  const { policy } = input.plan;
  return section("policy", voice.say("Kebijakan yang dipakai", "The policy"), [
    table(
      [voice.say("Aturan", "Rule"), { number: voice.say("Nilai", "Value") }],
      [...aims(policy, voice), ...weights(policy, voice), ...limits(policy, voice)],
      voice.say("Diputuskan oleh penyusun rencana", "Decided by the planners"),
    ),
  ]);
}

function aims({ participantsPerDoctor, fill, reserve }: CompletePolicy, voice: Pen["voice"]): Rule[] {
  return [
    [voice.say("Norma: peserta per dokter", "Norm: participants per doctor"), voice.number(participantsPerDoctor)],
    [
      voice.say("Penerima diisi", "Receivers are filled"),
      fill === "to-quota"
        ? voice.say("sampai kuota", "up to their quota")
        : voice.say("merata, sampai daya tampung", "evenly, up to their capacity"),
    ],
    [
      voice.say("Cadangan untuk bayi baru lahir", "Kept free for the newborn"),
      reserve === 0 ? voice.say("tidak ada", "none") : `${voice.decimal(100 * reserve, 1)} %`,
    ],
  ];
}

function limits(policy: CompletePolicy, voice: Pen["voice"]): Rule[] {
  const km = (value: number): string =>
    value === Number.POSITIVE_INFINITY ? voice.say("tanpa batas", "no limit") : `${kilometres(value, voice)} km`;
  return [
    [voice.say("Setiap pemindahan dihitung sebagai", "Each transfer counts as"), km(policy.moveCostKm)],
    ...(policy.unknown === "propose"
      ? [[voice.say("Setiap surat dihitung sebagai", "Each letter counts as"), km(policy.askKm)] as const]
      : []),
    [voice.say("Tambahan jarak paling jauh", "Longest extra way"), km(policy.maxExtraKm)],
    [voice.say("Jarak paling jauh ke FKTP baru", "Longest way to the new facility"), km(policy.maxDistanceKm)],
    [voice.say("Keluarga", "Households"), households(policy, voice)],
    [
      voice.say("Hanya dalam kabupaten/kota sendiri", "Only within one's own kabupaten or kota"),
      policy.sameRegion ? voice.say("ya", "yes") : voice.say("tidak", "no"),
    ],
    ...Object.entries(policy.qualityKm).map(([kind, value]): Rule => {
      return [`${voice.say("Mutu", "Quality")}: ${escapeText(kind)}`, km(value)];
    }),
  ];
}

function kilometres(value: number, voice: Pen["voice"]): string {
  return voice.decimal(value, Number.isInteger(value) ? 0 : 1);
}

/** What it may cost to bring people under the quota. */
function weights(policy: CompletePolicy, voice: Pen["voice"]): Rule[] {
  const { overloadKm } = policy;
  if (overloadKm === Number.POSITIVE_INFINITY)
    return [
      [
        voice.say("Kelebihan beban dan jarak", "Overload and ways"),
        voice.say("kelebihan beban selalu didahulukan", "overload always comes first"),
      ],
    ];
  return [
    [
      voice.say("Satu orang kurang di atas kuota bernilai", "One person fewer over quota is worth"),
      `${kilometres(policy.overQuotaKm, voice)} km`,
    ],
    [
      voice.say("Satu poin kelebihan beban bernilai", "One point of overload is worth"),
      `${voice.decimal(overloadKm, overloadKm < 1 ? 2 : 1)} km`,
    ],
  ];
}

function households({ households: rule }: CompletePolicy, voice: Pen["voice"]): string {
  const words = {
    whole: voice.say("pindah bersama atau tidak sama sekali", "move together or not at all"),
    "willing-together": voice.say("yang setuju pindah bersama", "those who agree move together"),
    separate: voice.say("tidak terikat", "not bound"),
  };
  return words[rule];
}

export function proof({ input }: Facts, { voice }: Pen): string {
  const { say, number, decimal } = voice;
  const { objective, gap, fingerprint, policy } = input.plan;
  const km = (metres: number, digits: number): string => decimal(metres / 1000, digits);
  return section("proof", say("Pembuktian", "Proof"), [
    checked(input, voice),
    list([
      say(
        `Poin kelebihan beban: ${number(objective.overload)}; jarak dan pemindahan: ${km(objective.metres, 0)} km.`,
        `Overload points: ${number(objective.overload)}; ways and transfers: ${km(objective.metres, 0)} km.`,
      ),
      gap === null
        ? say("Batas terbaik tidak dihitung.", "No bound was computed.")
        : say(
            `Selisih terhadap batas terbaik: ${number(gap.overload)} poin, ${km(gap.metres, 1)} km.`,
            `Missing to the proven bound: ${number(gap.overload)} points, ${km(gap.metres, 1)} km.`,
          ),
      `${say("Sidik data", "Fingerprint of the data")}: <code>${escapeText(fingerprint)}</code>`,
      say(
        `Benih undian untuk peserta yang setara: ${policy.drawSeed}. Undian dapat diulang oleh siapa pun.`,
        `Seed of the draw among equals: ${policy.drawSeed}. Anybody can repeat the draw.`,
      ),
    ]),
    warnings(input, voice),
  ]);
}

/** What the verifier found, or that it was not asked. */
function checked({ verification }: Facts["input"], { say, number }: Pen["voice"]): string {
  if (verification === undefined)
    return paragraph(
      say(
        "Rencana ini belum diperiksa oleh pemeriksa mandiri.",
        "This plan has not been checked by the independent verifier.",
      ),
      "warn",
    );
  if (!verification.ok)
    return paragraph(
      say(
        `<strong>Pemeriksa mandiri menemukan ${number(verification.count)} pelanggaran. Jangan jalankan rencana ini.</strong>`,
        `<strong>The independent verifier found ${number(verification.count)} violations. Do not carry out this plan.</strong>`,
      ),
      "warn",
    );
  return paragraph(
    verification.proven
      ? say(
          "Pemeriksa mandiri, yang tidak memakai perhitungan rencana, menyatakan rencana ini sah dan terbukti.",
          "An independent verifier, which uses none of the planning code, found this plan valid and proven.",
        )
      : say(
          "Pemeriksa mandiri menyatakan rencana ini sah; bahwa tidak ada yang lebih baik tidak terbukti.",
          "An independent verifier found this plan valid; that nothing better exists is not proven.",
        ),
  );
}

/** What a planner should settle first; more than this is for the files. */
const MOST_WARNINGS = 10;

function warnings({ plan }: Facts["input"], { say }: Pen["voice"]): string {
  if (plan.warnings.length === 0) return "";
  const items = plan.warnings
    .slice(0, MOST_WARNINGS)
    .map((warning) => say(escapeText(message(warning, "id")), escapeText(message(warning, "en"))));
  return `<p>${say("Peringatan rencana:", "Warnings of the plan:")}</p>${list(items)}`;
}

export function unknowns({ input }: Facts, { voice }: Pen): string {
  return section("unknowns", voice.say("Yang tidak diketahui laporan ini", "What this report does not know"), [
    list([
      voice.say(
        "Apakah data dokter, tempat tinggal dan jawaban peserta benar. Rencana sebaik datanya.",
        "Whether doctors, homes and answers are recorded correctly. A plan is as good as its data.",
      ),
      voice.say(
        "Jarak dihitung dari peta, bukan dari jalan, angkutan umum, atau jam buka.",
        "Ways are measured on a map, not along roads, by bus, or by opening hours.",
      ),
      voice.say(
        "Mutu pelayanan dan kesinambungan pengobatan, kecuali sejauh diberikan.",
        "Quality of care and continuity of treatment, but as far as they were given.",
      ),
      voice.say(
        "Berapa banyak peserta yang akan setuju bila ditanya, atau kembali ke FKTP semula.",
        "How many will agree when asked, or return to their former facility.",
      ),
      ...(input.publish === true
        ? [
            voice.say(
              "Bilangan 1 sampai 4 peserta tidak ditampilkan, agar tidak seorang pun dikenali. Yang berkepentingan kadang dapat menghitungnya dari jumlah.",
              "Numbers of 1 to 4 people are not shown, so that nobody is recognised. Sometimes they can be worked out from totals.",
            ),
          ]
        : []),
    ]),
  ]);
}

export function signatures({ input }: Facts, { voice }: Pen): string {
  const who = [
    voice.say("Disusun oleh", "Prepared by"),
    voice.say("Dinas Kesehatan", "Health office (Dinas Kesehatan)"),
    "BPJS Kesehatan",
    voice.say("Wakil FKTP", "For the facilities"),
  ];
  return section("signatures", voice.say("Persetujuan", "Signatures"), [
    paragraph(`${voice.say("Tanggal laporan", "Date of the report")}: ${escapeText(input.date)}`),
    `<div class="signs">${who.map((name) => `<div>${name}</div>`).join("")}</div>`,
  ]);
}
