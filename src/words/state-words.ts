/** What statuses, stages of plans and stages of runs are called. */
export const stateWords = {
  optimal: ["optimal: no better plan exists", "optimal: tidak ada rencana yang lebih baik"],
  "near-optimal": [
    "near-optimal: households stay together; what is missing to the proven bound is known",
    "hampir optimal: keluarga tetap bersama; selisih terhadap batas yang terbukti diketahui",
  ],
  stopped: ["stopped: valid, but not proven", "dihentikan: sah, tetapi tidak terbukti"],
  ready: ["ready to be carried out", "siap dijalankan"],
  proposal: ["a proposal: people must still be asked", "usulan: masih ada yang perlu ditanya"],
  check: ["checking", "memeriksa"],
  merge: ["merging people alike", "menggabungkan orang yang serupa"],
  solve: ["solving", "menghitung"],
  prove: ["proving", "membuktikan"],
  write: ["writing the plan", "menulis rencana"],
} as const;
