/** How the page looks: on a screen, light or dark, 390 pixels wide or 1,280, and on A4. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#20262b;--soft:#5d6871;--line:#d4d9dd;--ground:#f5f3ee;--paper:#fff;--water:#bcd7e6;--accent:#0f5c4d;--warn:#8a3b12;--warn-ground:#fdf1e6}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9eb;--soft:#a3adb5;--line:#3c454c;--ground:#1d2328;--paper:#14181b;--water:#2b4a5c;--accent:#66c7b0;--warn:#f2b98f;--warn-ground:#3a2415}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",Roboto,Arial,sans-serif}
main,.bar{max-width:52rem;margin:0 auto;padding:0 1rem}
.bar{display:flex;gap:1rem;justify-content:flex-end;padding-top:.75rem;font-size:.9rem}
.bar label{cursor:pointer;padding:.25rem .6rem;border:1px solid var(--line);border-radius:.3rem}
.pick{position:absolute;opacity:0;pointer-events:none}
#pick-id:checked~.bar [for=pick-id],#pick-en:checked~.bar [for=pick-en]{background:var(--accent);color:var(--paper);border-color:var(--accent)}
#pick-id:focus-visible~.bar [for=pick-id],#pick-en:focus-visible~.bar [for=pick-en]{outline:3px solid var(--ink);outline-offset:2px}
#pick-id:checked~main .en,#pick-en:checked~main .id,#pick-id:checked~.bar .en,#pick-en:checked~.bar .id{display:none}
h1{font-size:1.7rem;line-height:1.2;margin:1rem 0 .25rem;text-wrap:balance}
h2{font-size:1.2rem;margin:2.2rem 0 .5rem;padding-top:.4rem;border-top:2px solid var(--accent)}
p{margin:.5rem 0;max-width:46rem}
.soft,figcaption,caption{color:var(--soft);font-size:.9rem}
.warn{background:var(--warn-ground);color:var(--warn);padding:.6rem .8rem;border-left:4px solid currentColor}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,9.5rem),1fr));gap:.6rem;margin:.8rem 0;padding:0;list-style:none}
.cards li{border:1px solid var(--line);border-radius:.4rem;padding:.6rem .7rem}
.cards b{display:block;font-size:1.35rem;line-height:1.25;font-variant-numeric:tabular-nums}
.cards small{color:var(--soft);font-size:.85rem}
ul{padding-left:1.2rem}li{margin:.2rem 0}
.wide{overflow-x:auto;margin:.7rem 0}
table{border-collapse:collapse;width:100%;font-size:.88rem;font-variant-numeric:tabular-nums}
caption{text-align:left;padding-bottom:.3rem}
th,td{padding:.25rem .5rem .25rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
thead th{border-bottom:2px solid var(--soft);font-weight:600;vertical-align:bottom}
tbody th{font-weight:400;min-width:8rem}
.n{text-align:right;white-space:nowrap}
@media (min-width:44rem){.cards{grid-template-columns:repeat(3,1fr)}}
figure{margin:1rem 0}figure>div{overflow-x:auto}
svg{display:block;width:100%;height:auto}
svg svg{overflow:hidden}
@media (max-width:40rem){thead .n,#policy .n{white-space:normal}figure svg{min-width:38rem}figure svg svg{min-width:0}}
svg text{fill:var(--ink);stroke-width:inherit}
.small{font-size:11px}
code{font:.85em ui-monospace,Consolas,monospace;overflow-wrap:anywhere}
.signs{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:2rem;margin-top:1rem}
.signs div{padding-top:4.5rem;border-bottom:1px solid var(--ink)}
footer{margin:2rem 0 3rem}
@media print{
@page{size:A4;margin:14mm 13mm 16mm}
:root{color-scheme:light;--ink:#000;--soft:#444;--line:#bbb;--ground:#f7f6f2;--paper:#fff;--water:#bcd7e6;--accent:#0f5c4d;--warn:#6b2c0c;--warn-ground:#fff}
body{font-size:10.2pt;line-height:1.38}
.bar,.pick{display:none}
main{max-width:none;padding:0}
h1{margin-top:0}h2{margin-top:1.1rem;break-after:avoid}
figure,.cards,.warn,.signs,.short,tr{break-inside:avoid}.cards{grid-template-columns:repeat(3,1fr)}.signs{grid-template-columns:repeat(4,1fr);gap:1rem}figure>div{overflow:visible}
.wide{overflow:visible}table{font-size:8.6pt}th,td{padding:.1rem .4rem .1rem 0}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:5mm}.pair figure{margin:.4rem 0}
svg.map{max-height:104mm;width:auto;max-width:100%;margin:0 auto}.pair~figure svg.map{max-height:200mm}
svg.bars{max-height:232mm;width:auto;max-width:100%}figure:has(svg.bars){break-after:page}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}`;
