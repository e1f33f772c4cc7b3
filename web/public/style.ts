import { hash } from 'node:crypto';

/**
 * The whole style of the public site: one fixed text in every page, so that the first page needs no second request and the
 * security policy can name it by its hash. Thai needs tall lines (1.6 and more), no letter spacing and no slanted type.

 * It holds no `"`, `&` or `<`, so that the renderer leaves it as it is.
 */
export const PAGE_STYLE = `
:root{--ink:#17212b;--soft:#4d5b68;--line:#ccd4db;--bg:#fff;--panel:#f4f6f8;--link:#0a5165;--warn:#6b4400;--warnbg:#fff1cf;--drill:#5a2a83;--mark:#fbe6a2;--bar:#0a6b80;color-scheme:light dark}
@media(prefers-color-scheme:dark){:root{--ink:#e8edf1;--soft:#b3bfc9;--line:#43505c;--bg:#12181e;--panel:#1c242c;--link:#8fd3e6;--warn:#ffdc8a;--warnbg:#3a2d0c;--drill:#5a2a83;--mark:#5c4a10;--bar:#4fb3c9}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding:1rem 0 5rem}
body{margin:0;background:var(--bg);color:var(--ink);font:1rem/1.65 system-ui,'Noto Sans Thai','Sukhumvit Set',Thonburi,'Leelawadee UI',Tahoma,sans-serif;overflow-wrap:anywhere}
a{color:var(--link);text-underline-offset:.2em}
a:focus-visible,button:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
h1,h2,h3{line-height:1.5;text-wrap:balance;margin:0}
h1{font-size:1.35rem;margin-top:.25rem}h2{font-size:1.1rem}h3{font-size:1rem}
h3>a,.grid a{display:inline-block;padding:.15rem 0}
p,ul,ol,dl{margin:.4rem 0}
.skip{position:absolute;left:-99rem}.skip:focus{position:static;display:block;padding:.5rem 1rem}
.drill{background:var(--drill);color:#fff;padding:.35rem 1rem;font-weight:600}
.note{background:var(--warnbg);color:var(--warn);padding:.5rem 1rem;margin:.5rem 0}
header,main,footer{max-width:68rem;margin:auto;padding:0 1rem}
header{display:flex;flex-wrap:wrap;align-items:center;gap:0 1rem;border-bottom:1px solid var(--line)}
header a{display:inline-block;padding:.5rem 0;min-height:2.75rem}
.brand{font-weight:700;font-size:1.15rem;color:var(--ink);text-decoration:none}
nav ul{display:flex;flex-wrap:wrap;gap:0 1rem;list-style:none;margin:0;padding:0}
.lang{margin-left:auto}
nav[aria-current],a[aria-current]{font-weight:700;color:var(--ink);text-decoration:none}
.crumbs ol{display:flex;flex-wrap:wrap;gap:0 .4rem;list-style:none;margin:.25rem 0 0;padding:0}
.crumbs li{display:flex;align-items:baseline}.crumbs li+li:before{content:'›';margin-right:.4rem;color:var(--soft)}
.crumbs a{padding:.3rem 0}
.asof{color:var(--soft);margin:.1rem 0 .4rem}
.b{border-top:2px solid var(--ink);margin:0 0 1.5rem;padding-top:.4rem}
.h{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:0 .75rem}
.u{background:var(--warnbg);color:var(--warn);padding:0 .45rem;border-radius:.2rem;font-weight:600;white-space:nowrap}
.u.ok{background:var(--ink);color:var(--bg)}
.soft{color:var(--soft)}.big{font-size:1.6rem;font-weight:700}
.n{white-space:nowrap}
.s{width:.85em;height:.85em;border:1px solid var(--ink);border-radius:2px;margin-right:.4em;vertical-align:-.05em;flex:none}
.pats{position:absolute;width:0;height:0;fill:none}.bar{display:block;width:100%;border:1px solid var(--ink)}
.house{height:2rem}.sofar{display:flex;flex-wrap:wrap;gap:0 .9rem;margin:.15rem 0}.prog{height:.7rem;margin:.2rem 0}
.house path{vector-effect:non-scaling-stroke}.prog path{fill:var(--bar)}
.maj{display:block;text-align:center;line-height:1.5;font-weight:600}
.maj:before{content:'▼ ';font-size:.8em}
table{width:100%;border-collapse:collapse;table-layout:fixed;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--soft);padding:.2rem 0}
th,td{text-align:left;vertical-align:top;padding:.3rem .35rem;border-bottom:1px solid var(--line);font-weight:400;line-height:1.6}
thead th{color:var(--soft);border-bottom:1px solid var(--ink);vertical-align:bottom}
th:first-child,td:first-child{padding-left:0}th:last-child,td:last-child{padding-right:0}
.r{text-align:right}tbody .r{white-space:nowrap}
.w0{width:2.3rem}.w1{width:2.9rem}.wp{width:3.7rem}.w2{width:4.5rem}.w3{width:6.6rem}.w4{width:8rem}
tr.a>*{background:var(--panel);font-weight:600}
.st{display:inline-block;border:1px solid currentColor;border-radius:.2rem;padding:0 .4rem;line-height:1.5;font-weight:600}
.st.leading{border-style:dashed}.st.too-early{border-style:dotted;color:var(--soft)}.st.decided{background:var(--ink);color:var(--bg)}.st.certified{background:var(--ink);color:var(--bg);border-width:3px;border-style:double;border-color:var(--bg)}
.st.tied,.st.no-vote-first,.st.below-ten-percent{border-style:dotted;color:var(--warn);background:var(--warnbg)}
.lead{display:flex;justify-content:space-between;gap:.75rem}
.can{display:block}
.two{display:grid;gap:0 2rem}.two>*{min-width:0}
.q span{display:inline-block}.q span+span:before{content:'· ';color:var(--soft)}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:0 1.5rem;list-style:none;margin:0;padding:0}
.grid li{display:flex;justify-content:space-between;gap:.75rem;border-bottom:1px solid var(--line);padding:.3rem 0;line-height:1.6}
.cv{content-visibility:auto;contain-intrinsic-size:auto 30rem}.cv1{contain-intrinsic-size:auto 60rem}.cv2{contain-intrinsic-size:auto 120rem}.cv3{contain-intrinsic-size:auto 200rem}.cv4{contain-intrinsic-size:auto 320rem}.cv5{contain-intrinsic-size:auto 480rem}
.map{display:block;max-width:100%;height:auto;margin:.5rem auto}
.map a:focus-visible{outline:none}.map a:focus-visible use{stroke:var(--ink);stroke-width:3}
.map a:focus-visible .on{stroke:var(--ink);stroke-width:3}.on{fill:none;pointer-events:all}.pic .w,.pic .x,.pic .c{fill:none}.pic .w{stroke-dasharray:2 1}.pic .l{fill:#fff}.pic .c.c{stroke:#fff;stroke-width:1.8}
.map use,.pic path{stroke:var(--ink);stroke-width:.8}
.map .dot{fill:var(--ink)}
.key{display:flex;flex-wrap:wrap;gap:.1rem 1.2rem;list-style:none;padding:0}
.key li{display:flex;align-items:center;gap:.4rem}
.explore ul,.list{display:flex;flex-wrap:wrap;gap:0 1rem;list-style:none;margin:.3rem 0;padding:0}.explore a,.list a,footer nav a{display:inline-block;padding:.5rem 0;min-height:2.75rem}
.ask{display:flex;gap:.5rem}input{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--ink);border-radius:.3rem;min-height:2.75rem;padding:.25rem .6rem;min-width:0}.ask input{flex:1}
select,textarea{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--ink);border-radius:.3rem;min-height:2.75rem;padding:.25rem .6rem}.fields{max-width:34rem;margin-bottom:1.5rem}.fields label{display:block;margin-top:.9rem;font-weight:600}tr[data-party]>*{vertical-align:middle}.pick{display:flex;font-weight:400}.fields select,.fields textarea,.fields input:not([type=checkbox]){width:100%}.fields [hidden]{display:none}
input:focus-visible,select:focus-visible,textarea:focus-visible{outline:3px solid var(--link);outline-offset:2px}
[type=checkbox]{width:1.5rem;min-height:1.5rem;flex:none}.pick{display:flex;align-items:center;gap:.6rem;min-height:2.75rem;cursor:pointer}
[type=range]{width:100%;padding:0}
@media(scripting:enabled){#scrub[data-areas]{min-height:9.8rem}}
.hits{list-style:none;padding:0}.hits li{border-bottom:1px solid var(--line);padding:.5rem 0}
.new{border-left:4px solid var(--bar);padding-left:.5rem}
.arc{display:block;width:100%;max-width:32rem;margin:.5rem auto}.arc path{stroke-linecap:round}.arc .ring{stroke:var(--ink);stroke-width:4.4}.arc .off{opacity:.25}
.geo{display:block;width:100%;max-height:48rem;margin:.5rem auto}.near{max-height:20rem;border:1px solid var(--line)}.lead>:last-child{white-space:nowrap}.mine{display:grid;gap:1rem}.mine img,.mine svg{width:100%;height:auto}
.map a.sel use{stroke:var(--link);stroke-width:2.5}.geo a.sel path{stroke:var(--link);stroke-width:14}.chosen{min-height:3.3em}.near{--thin:.5}.land path{stroke:var(--ink);stroke-width:var(--thin,1.4);fill-rule:evenodd}.land path:not([fill]){fill:var(--panel)}.land .l{stroke-dasharray:8 5}.land .c{stroke-width:4}
.geo a:focus-visible{outline:none}.geo a:focus-visible path{stroke:var(--link);stroke-width:14}
dt{margin-top:.5rem}dd{margin-left:1rem}figure{margin:0}
.scroll{overflow-x:auto}
.scroll:not(.fits) table{min-width:26rem}
.fig{font-weight:600}.code{border:1px dashed var(--soft);border-radius:.2rem;padding:0 .3rem;font-weight:400;white-space:normal}
.chg{background:var(--mark);color:var(--ink)}
.hash{font:.875rem/1.6 ui-monospace,Menlo,Consolas,monospace;word-break:break-all}
.ph{display:grid;grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));gap:1rem;list-style:none;padding:0}
.ph img{width:100%;height:auto;aspect-ratio:1/1.414;object-fit:cover;object-position:top;border:1px solid var(--line);background:var(--panel)}
summary{cursor:pointer;padding:.55rem 0;color:var(--link);font-weight:600}
.my{display:flex;align-items:center;gap:1.25rem;height:2.75rem;overflow-x:auto;white-space:nowrap;scrollbar-width:thin}.my button{border:0;min-width:2.75rem;color:var(--soft)}
.follow{min-height:2.75rem}.follow details{display:inline-block;margin-left:1rem;vertical-align:top;max-width:100%}.follow details[open]{display:block;margin:0}.since{min-height:1.65rem;margin:.2rem 0;color:var(--soft)}
@media(scripting:none){.follow,.since{display:none}}
.live{position:sticky;bottom:0;display:flex;align-items:center;justify-content:center;gap:.75rem;margin:0;padding:.2rem 1rem;line-height:1.5;background:var(--panel);border-top:1px solid var(--line)}.live.note{background:var(--warnbg)}
[hidden]{display:none!important}
button{font:inherit;white-space:nowrap;min-height:2.75rem;padding:.25rem .9rem;border:1px solid var(--ink);border-radius:.3rem;background:var(--bg);color:var(--ink);cursor:pointer}
footer{border-top:1px solid var(--line);margin-top:2rem;padding-top:.75rem;padding-bottom:2rem;color:var(--soft)}
@media(max-width:51.9rem){[data-map=geo] .maps>section{display:none}[data-map=map] #beside{display:none}}
@media(min-width:52rem){.lead{display:flex;justify-content:space-between;gap:.75rem}
.two{grid-template-columns:1fr 1fr}.front{display:grid;grid-template-columns:3fr 2fr;gap:0 2.5rem;align-items:start}.house{height:3rem}h1{font-size:1.6rem}}
@media(max-width:26rem){.since{min-height:3.3rem}.live{justify-content:space-between}.wide{display:none}header{gap:0 .8rem}header nav{order:3;width:100%}nav ul{gap:0 .75rem}.q{height:4.9rem}.q span{display:block}.q span+span:before{content:''}[aria-labelledby=seats] .w3,[aria-labelledby=provinces] .w3{width:4.5rem}[aria-labelledby=by-province] .w3{width:4.3rem}:lang(en) [aria-labelledby=by-province] .w3{width:4.7rem}[aria-labelledby=moments] .w3{width:6.1rem}[aria-labelledby=provinces] .soft{white-space:normal}header a{padding:.3rem 0}th,td{padding:.2rem .3rem;line-height:1.5}.b{margin-bottom:1rem}.h h2+.u,.h .u{font-size:.95rem}}
@media print{:root{--ink:#000;--soft:#333;--line:#888;--bg:#fff;--panel:#fff;--link:#000;--warn:#000;--warnbg:#fff;--drill:#fff;--mark:#ddd;--bar:#777}nav,.lang,.skip,.live,.map,#mine,#follow{display:none}.drill{color:#000;border:1px solid}details::details-content{display:block;content-visibility:visible;block-size:auto}.b,tr{break-inside:avoid-page}.cv{content-visibility:visible}.scroll{overflow:visible}}
`
  .trim()
  .replaceAll('\n', '');

/** For `Content-Security-Policy: style-src 'self' 'sha256-…'`: SHA-256 of the inline style, base64. */
export const pageStyleHash: string = `sha256-${hash('sha256', PAGE_STYLE, 'base64')}`;
