/** The one style of the report: readable on a phone, in the dark and on paper. No script, no font, no picture is loaded. */
export const STYLE = `
:root{color-scheme:light dark;--fg:#1f2328;--dim:#59636e;--bg:#fff;--soft:#f6f8fa;--line:#d1d9e0;--link:#0550ae;--allow:#1a7f37;--review:#9a6700;--deny:#b3261e;--unknown:#7440c2}
@media (prefers-color-scheme:dark){:root{--fg:#e6edf3;--dim:#9da7b1;--bg:#0d1117;--soft:#161b22;--line:#3d444d;--link:#79b8ff;--allow:#56d364;--review:#e3b341;--deny:#ff7b72;--unknown:#c297ff}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0 auto;padding:1rem;max-width:62rem;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--fg);background:var(--bg);overflow-wrap:anywhere}
h1{font-size:1.7rem;line-height:1.2;margin:.5rem 0}
h2{font-size:1.3rem;margin:2.5rem 0 .5rem;padding-bottom:.25rem;border-bottom:2px solid var(--line)}
h3{font-size:1.1rem;margin:0 0 .5rem}
h4{font-size:.95rem;margin:1rem 0 .25rem;color:var(--dim)}
p{margin:.4rem 0}ul{margin:.25rem 0;padding-left:1.2rem}li{margin:.15rem 0}
p,li,td,th,dd,h3,code{unicode-bidi:isolate}
a{color:var(--link)}a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
code{font:.875em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;background:var(--soft);padding:.1em .3em;border-radius:4px}
.skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:1rem;background:var(--bg);padding:.5rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.dim{color:var(--dim)}.small{font-size:.875rem}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.75rem;margin:1rem 0;padding:0;list-style:none}
.tiles li{margin:0;border:1px solid var(--line);border-left:6px solid var(--c);border-radius:6px;padding:.6rem .8rem;background:var(--soft)}
.tiles b{display:block;font-size:1.9rem;line-height:1.1;color:var(--c)}
.bar{display:block;width:100%;height:22px;border-radius:6px}
.allow{--c:var(--allow)}.review{--c:var(--review)}.deny{--c:var(--deny)}.unknown{--c:var(--unknown)}
.verdict{display:inline-block;border:1px solid var(--c);color:var(--c);border-radius:1rem;padding:0 .6rem;font-size:.8125rem;font-weight:600;white-space:nowrap}
article{border:1px solid var(--line);border-left:6px solid var(--c);border-radius:6px;padding:.9rem 1rem;margin:1rem 0;content-visibility:auto;contain-intrinsic-size:auto 40rem}
dl.answers{display:grid;grid-template-columns:minmax(8rem,auto) 1fr;gap:.35rem 1rem;margin:.5rem 0;padding:.7rem;background:var(--soft);border-radius:6px}
dl.answers dt{font-weight:600}dl.answers dd{margin:0}
table{border-collapse:collapse;table-layout:fixed;width:100%;margin:.4rem 0;font-size:.925rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid var(--line);font-weight:400}
thead th{font-weight:600;color:var(--dim)}
.lineage{overflow-x:auto;margin:.4rem 0}.lineage svg{display:block;max-width:none}
.lineage text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;fill:var(--fg)}.lineage .rel{fill:var(--dim);font-size:12px}.lineage .name{font-weight:600}
.lineage rect{fill:var(--soft);stroke:var(--line)}.lineage .open rect{stroke:var(--unknown);stroke-dasharray:4 3}.lineage path{fill:none;stroke:var(--dim)}
.state-unmet{color:var(--deny);font-weight:600}.state-met{color:var(--allow)}.state-unverifiable{color:var(--review)}
footer{margin-top:2rem;border-top:1px solid var(--line);color:var(--dim)}
@media (max-width:40rem){dl.answers{grid-template-columns:1fr;gap:.1rem}dl.answers dd{margin-bottom:.5rem}
thead{display:none}table,tbody,tr,td,tbody th{display:block;width:100%}tr{border:1px solid var(--line);border-radius:6px;margin:.5rem 0;padding:.3rem .5rem}tbody th{font-weight:600;border:0}td{border:0;padding:.15rem .5rem}
td[data-label]:not([data-label=""])::before{content:attr(data-label) ": ";color:var(--dim)}td:empty{display:none}colgroup{display:none}}
@media print{:root{--fg:#000;--dim:#444;--bg:#fff;--soft:#f4f4f4;--line:#999;--link:#000;--allow:#1a7f37;--review:#7d5400;--deny:#b3261e;--unknown:#5a2ca0}
@page{margin:14mm 13mm}
html{font-size:9.5pt}body{max-width:none;padding:0;font-size:1rem;line-height:1.4}nav,.skip{display:none}a{text-decoration:none}h2{margin-top:1.4rem}h4{margin:.6rem 0 .15rem}p{margin:.25rem 0}
article{content-visibility:visible;break-inside:auto;padding:.6rem .8rem;margin:.7rem 0}h2,h3,h4{break-after:avoid}tr,dl.answers,.lineage{break-inside:avoid}tbody tr:first-child{break-before:avoid}th,td{padding:.2rem .4rem}.verdict{padding:0 .45rem}
.lineage{overflow:visible}.lineage svg{max-width:100%;height:auto}
.method,.annex{break-before:page}.annex section{break-inside:avoid}.tiles li,article,dl.answers,.bar rect{-webkit-print-color-adjust:exact;print-color-adjust:exact}
.evidence td:last-child{white-space:nowrap}.evidence a[rel]::after,.annex h3 a[rel]::after{content:" " attr(href);font-size:.85em;font-weight:400;color:#444}}
`;
