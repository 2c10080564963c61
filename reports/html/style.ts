/** How the report looks as a page: light, dark, and on paper. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--text:#15191e;--faint:#57616c;--line:#cfd6dd;--head:#e9eff6;--link:#0b57a4;
--issued:#c6efce;--implements:#d5e8f7;--reviews:#e4dfec;--cites:#fff2cc;--nothing:#fad4d4;--absent:#e3e3e3;--unclear:#fce4d6}
@media(prefers-color-scheme:dark){:root{--paper:#14181d;--text:#eceff2;--faint:#a7b1bc;--line:#3a444e;--head:#232b33;--link:#8ec3ff;
--issued:#1e4d2b;--implements:#1d3f5e;--reviews:#41365a;--cites:#57470f;--nothing:#5f2626;--absent:#3a3f45;--unclear:#5e3a22}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem;max-width:100rem;background:var(--paper);color:var(--text);font:16px/1.5 "Times New Roman","Liberation Serif","Noto Serif",serif}
h1{font-size:1.7rem;margin:0 0 .5rem}h2{font-size:1.25rem;margin:2.5rem 0 .5rem;border-bottom:2px solid var(--line);padding-bottom:.2rem}
a{color:var(--link)}nav ul{columns:18rem;padding-left:1.2rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;color:var(--faint);font-size:.9rem;margin:0 0 1rem}dt{font-weight:bold}dd{margin:0;overflow-wrap:anywhere}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{border:1px solid var(--line);padding:.25rem .45rem;text-align:left;vertical-align:top;overflow-wrap:anywhere;min-width:5rem}
th{background:var(--head)}tr.strong{font-weight:bold}td.n{text-align:right;white-space:nowrap}td.d{white-space:nowrap}
table.matrix{width:auto}table.matrix th,table.matrix td{min-width:0}table.matrix thead th.u{writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap;text-align:left}
table.matrix td.s{text-align:center;font-weight:bold}table.matrix td.s a{color:inherit}
${['issued', 'implements', 'reviews', 'cites', 'nothing', 'absent', 'unclear'].map((state) => `.${state}{background:var(--${state})}`).join('')}
.legend span{display:inline-block;margin:0 1rem .3rem 0}.legend b{display:inline-block;min-width:1.6rem;text-align:center;padding:0 .3rem;margin-right:.35rem;border:1px solid var(--line)}
.note{color:var(--faint);font-style:italic}
@media print{:root{color-scheme:light;--paper:#fff;--text:#000;--faint:#333;--line:#999;--head:#eee;--link:#000}
body{padding:0;max-width:none;font-size:10pt}nav{display:none}h2{break-after:avoid}tr{break-inside:avoid}thead{display:table-header-group}.wide{overflow:visible}
@page{size:A4 landscape;margin:12mm}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`
