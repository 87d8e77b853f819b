{{%AUTOESCAPE context="HTML"}}
{{! Of a report: the party that set the newest status, and how the referrals stand now.
markers:
  updaters_chart    include
  updaters          section, once a party: party_words, by_page, by_link, by_text
  statuses          section, once a status: status_label, status_class, status_mark, status_number
  by_kind           section: kinds: kind_words, kind_number }}
<div class="sheet"><h2>{{#t}}Who sets the status{{/t}}</h2>
<p class="hint">{{#t}}The newest status of each referral, by the party that set it and the way they took.{{/t}}</p>
{{>updaters_chart}}
<section class="scroll" tabindex="0" aria-label="{{#t}}Who sets the status{{/t}}">
<table>
<thead><tr><th scope="col">{{#t}}Party{{/t}}</th><th scope="col">{{#t}}On a page{{/t}}</th><th scope="col">{{#t}}By a link in a message{{/t}}</th>
<th scope="col">{{#t}}By a text{{/t}}</th></tr></thead>
<tbody>
{{#updaters}}<tr><th scope="row">{{party_words}}</th><td>{{by_page}}</td><td>{{by_link}}</td><td>{{by_text}}</td></tr>
{{/updaters}}
</tbody>
</table></section></div>
<div class="sheet"><h2>{{#t}}How they stand now{{/t}}</h2>
<ul class="facts">
{{#statuses}}<li><b>{{status_number}}</b> <span class="status {{status_class}}"><span class="mark" aria-hidden="true">{{status_mark}}</span>\
{{status_label}}</span></li>
{{/statuses}}
</ul>
{{#by_kind}}<h3>{{#t}}By kind{{/t}}</h3>
<ul class="facts">
{{#kinds}}<li><b>{{kind_number}}</b> {{kind_words}}</li>
{{/kinds}}
</ul>{{/by_kind}}</div>
