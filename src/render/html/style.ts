// The style of documents: narrow and wide screens, light and dark, and A4 paper. It reaches nothing outside its own element.

/**
 * Every pair of colours in use has a contrast of 4.5 to 1 or more, and lines around fields 3 to 1. A fragment is as dark as
 * its host (`color-scheme`) and keeps the host's letters: a font that is not set is inherited.
 */
const colours = `
&{--paper:light-dark(#fff,#15181b);--ink:light-dark(#1b1f23,#e4e7ea);--quiet:light-dark(#545d66,#a6afb8);--line:light-dark(#c9ced4,#3a4148);--edge:light-dark(#757d86,#8a939c);--tint:light-dark(#f3f5f7,#1e2327);--accent:light-dark(#1d4f7a,#8fc1ec);--soft:light-dark(#e6eef5,#1d2b37);--mark:light-dark(#fff3c4,#4a3f12)}
&:root{color-scheme:light dark;--sans:system-ui,-apple-system,'Segoe UI',Roboto,'Liberation Sans',Arial,sans-serif;scroll-padding-top:1rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}`

const text = `
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 Charter,'Bitstream Charter','Sitka Text',Cambria,'Liberation Serif',Georgia,serif;overflow-wrap:break-word}
h1,h2,h3,h4,h5,h6,nav,table,caption,.number,.answer,.choices,.see-also,.skip,figcaption{font-family:var(--sans)}
h1,h2,h3,h4,h5,h6{line-height:1.25;margin:2em 0 .5em;text-wrap:balance}
h1{font-size:1.9rem;margin-top:0}
main>h1+p{margin-top:0;color:var(--quiet);font:1rem/1.4 var(--sans)}
h2{font-size:1.45rem;margin-top:2.6em;padding-bottom:.3em;border-bottom:2px solid var(--accent)}
h3{font-size:1.18rem;margin-top:2.4em}
h4,h5,h6{font-size:1rem}
:is(h2,h3,h4,h5,h6)>.number{font-size:.875rem;font-weight:400;color:var(--quiet)}
p{margin:.7em 0}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
.term{color:inherit;text-decoration:underline dotted 1px var(--edge)}
.term:hover{color:var(--accent)}
.value{font-weight:700}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
main:focus{outline:none}
:target>:is(h2,h3,h4,h5,h6,caption),.item:target>p,span:target{background:var(--mark);box-shadow:0 0 0 .3rem var(--mark)}`

const blocks = `
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 4rem}
main p,main li,main h1,main h2,main h3{overflow-wrap:anywhere}
.item>p>.number{font-weight:600;font-size:.9em;font-variant-numeric:tabular-nums;color:var(--quiet);margin-right:.35em}
.item.outcome{margin:1rem 0;padding:.1rem 1rem;border:1px solid var(--edge);border-left:3px solid var(--accent);background:var(--soft)}
.proof{color:var(--quiet);font-size:.92em}
.stamp{color:var(--quiet);font-size:.75rem}
.item.signature{margin-top:3rem}
.group{margin:1em 0}
ol.subs{list-style:none;margin:.3em 0 .7em;padding-left:1.2rem}
.subs li{margin:.3em 0}
.notice{padding:.7rem 1rem;border:2px solid var(--accent);background:var(--soft);font-weight:600}
.wide{overflow-x:auto;margin:1.4em 0}
table{border-collapse:collapse;width:100%;margin:1.4em 0;font-size:.875rem;line-height:1.45}
.wide>table{margin:0;min-width:32rem}
.wide caption span{display:inline-block;position:sticky;left:0;max-width:calc(100vw - 2rem)}
caption{text-align:left;font-weight:600;padding:0 0 .5em;color:var(--quiet)}
th,td{padding:.5em .7em;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
thead th{background:var(--tint);border-bottom:2px solid var(--edge);font-weight:600}
tbody th{font-weight:600}
table:not(.wide>table) td{overflow-wrap:anywhere}
.whole{white-space:nowrap}
.wide tbody th{font-weight:400}

.answer{display:block;position:relative;margin:.5em 0}
.answer label{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
:is(p,li) .answer{display:inline-block;min-width:12rem;max-width:100%;margin:.2em 0;vertical-align:middle}
.answer textarea,.answer input{display:block;width:100%;min-height:2.2rem;padding:.4rem .5rem;border:1px solid var(--edge);border-radius:3px;background:var(--paper);color:var(--ink);font:inherit;field-sizing:content}
.answer .short{min-height:4lh}
.answer .medium{min-height:6lh}
.answer .long{min-height:8lh}
:is(td,th) .answer{margin:0;min-width:6rem}
td,th{position:relative}
.choices{display:inline-flex;flex-wrap:wrap;gap:.2rem 1rem}
.choices.pair{flex-wrap:nowrap}
.choices label{display:inline-flex;align-items:center;gap:.35rem;min-height:1.75rem}
.choices input{width:1.15rem;height:1.15rem;margin:0;accent-color:var(--accent)}
figure{margin:1.6em 0}
figcaption{font-size:.9rem;font-weight:600;color:var(--quiet)}
.bars{list-style:none;margin:.4em 0;padding:0;font-size:.9rem}
.bars li{margin:.4em 0}
.bars svg{display:block;width:100%;height:.6rem;margin-top:.15rem;fill:var(--accent)}`

const furniture = `
.skip{position:absolute;left:1rem;top:-10rem;z-index:1;padding:.6rem 1rem;background:var(--accent);color:var(--paper)}
.skip:focus{top:.5rem}
header{border-bottom:1px solid var(--line);background:var(--tint)}
nav ul{list-style:none;margin:0;padding:0}
header p{margin:0;padding:.3rem 1rem;font-size:.82rem;color:var(--quiet)}
header ul{display:flex;flex-wrap:wrap;gap:0 1.5rem;max-width:80rem;margin:0 auto;padding:.3rem 1rem}
header a{display:inline-block;padding:.4rem 0;font-size:.875rem}
header a[aria-current]{color:inherit;font-weight:600;text-decoration:none}
.contents{max-width:46rem;margin:0 auto;padding:1rem;font-size:.875rem;line-height:1.35}
.contents details>ul{max-height:18rem;overflow-y:auto;border:1px solid var(--line);padding:.3rem .8rem}
.contents summary{padding:.4rem 0;font-weight:600;cursor:pointer}
.contents a{display:block;padding:.3rem 0;color:inherit;text-decoration:none}
.contents a:hover{color:var(--accent);text-decoration:underline}
.contents ul ul{padding-left:1rem}
.contents ul ul a{color:var(--quiet)}
.see-also{display:flex;flex-wrap:wrap;gap:.3rem .5rem;list-style:none;margin:.3rem 0 1rem;padding:0;font-size:.82rem;line-height:1.3}
.see-also a{display:inline-block;padding:.25rem .6rem;border:1px solid var(--line);border-radius:1rem;text-decoration:none}
.see-also a:hover{border-color:var(--accent)}
@media (min-width:48rem){
main,.contents{max-width:50rem;padding-left:5rem}
main :is(.item>p,h2,h3,h4,h5,h6)>.number{float:left;margin:0 0 0 -4.4rem;width:3.6rem;text-align:right;line-height:1.75}
main .item.outcome{margin-left:-1rem}}
@media (min-width:75rem){
body{display:grid;grid-template-columns:19rem minmax(0,1fr);grid-template-rows:auto 1fr}
header{grid-column:1/-1}
main,.contents{max-width:none}
.contents{grid-column:1;padding:1.5rem 1rem;position:sticky;top:0;align-self:start;width:100%;max-height:100vh;overflow-y:auto;border-right:1px solid var(--line)}
.contents details>ul{max-height:none;overflow:visible;border:0;padding:0}
main{grid-column:2;max-width:52rem;width:100%;margin:0;padding:2.5rem 2rem 6rem 6rem}}
@media (forced-colors:active){.item.outcome{border-color:CanvasText}.bars svg{fill:CanvasText}}`

const print = `
@media print{
&:root{color-scheme:light;font-size:10pt;--sans:'Liberation Sans',Arial,sans-serif}
body{page:hrdd-sheet;font-size:10pt;line-height:1.38}
.answer input{min-height:0;padding:.1rem .2rem;border-width:0 0 1px;border-radius:0}
:is(td,th) .answer input{border:0;min-height:1.4rem}
:is(p,li) .answer{margin:0}
::-webkit-calendar-picker-indicator{display:none}
.skip,header,nav,.see-also{display:none}
main{max-width:none;padding:0 0 0 15mm}
h2,h3{margin-top:1.4em}
.item.signature{margin-top:1.8rem}
p,.item>p{margin:.4em 0}
th,td{padding:.3em .6em}
main :is(.item>p,h2,h3,h4,h5,h6)>.number{float:left;margin:0 0 0 -15mm;width:12mm;text-align:right;line-height:1.58}
main :is(h2,h3,h4,h5,h6)>.number{font-size:7.5pt;line-height:2.1}
.page{break-before:page}
.page>:is(h2,h3){margin-top:0}
.stamp{font-size:7pt}
.letter h1{font-size:14pt}
.letter h2{font-size:11pt;margin-top:1.2em}
.letter :is(main p,.signature){margin:.4em 0}
.letter .signature{margin-top:2.4em}
.letter table{margin:.6em 0}
.letter :is(th,td){padding:.15em .5em;font-size:8pt}
.poster main{padding:0;font:13pt/1.15 var(--sans)}
.poster h1{font-size:22pt}
.poster h2{font-size:15pt;margin:.5em 0 .2em;border:0;padding:0}
.poster main :is(p,li,ul){margin-block:.2em}
.poster ul{padding-left:1.2em}
.poster :is(.answer,main>h1+p){font-size:13pt}
body.poster{page:hrdd-poster}
.choices{gap:.2rem .7rem}
main .item.outcome{margin-left:0}
a,.term{color:inherit;text-decoration:none}
.notice,.item.outcome,thead th,.bars svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}
h1,h2,h3,h4,h5,h6,caption,figcaption,.item.outcome{break-after:avoid}
h1,h2,h3,h4,h5,h6,tr,figure,.notice,.answer,.item.outcome{break-inside:avoid}
.proof{break-before:avoid}
textarea{resize:none}
p,li{orphans:3;widows:3}
.answer .medium{min-height:10lh}
.answer .long{min-height:18lh}
.item:has(.short,.medium,.choices){break-inside:avoid}
p:has(+.answer),.subs:has(+.answer){break-after:avoid}
thead{display:table-header-group}
.wide{overflow:visible;margin:.8em 0}
.wide>table{min-width:0;margin:0}
table{font-size:8.5pt;line-height:1.25;margin:.8em 0}
:target>:is(h2,h3,h4,h5,h6,caption),.item:target>p,span:target{background:none;box-shadow:none}}`

/** Paper of whole pages only: a host prints its own as it likes. Chromium reads no list of names. */
const paper = (name: string, margin: string): string =>
  `@page ${name}{size:A4;margin:${margin};font:8pt 'Liberation Sans',Arial,sans-serif;color:#545d66;@bottom-right{content:counter(page) ' / ' counter(pages)}}`

const join = (...parts: readonly string[]): string =>
  `.style{${parts.join('')}}${paper('hrdd-sheet', '22mm 18mm')}${paper('hrdd-poster', '16mm 15mm 14mm')}`
    .replace(/\n/g, '')
    .replace(/\.(?=[a-z])/g, '.hrdd-')
    .replace(/\}(?=\})/g, '} ')

/**
 * The style of HTML, which is also the file `hrdd-clauses/style.css`. It reaches only what stands in an element of class
 * `hrdd-style`, takes letters and darkness (`color-scheme`) from the page around a fragment, and loads nothing. With a
 * `classPrefix` of your own, put it in place of `hrdd-` behind each dot.
 *
 * @example
 * ```ts
 * import { stylesheet } from 'hrdd-clauses'
 * console.log(stylesheet.replaceAll('.hrdd-', '.own-').startsWith('.own-style{')) // true
 * ```
 */
export const stylesheet: string = /* @__PURE__ */ join(colours, text, blocks, furniture, print)
