{{%AUTOESCAPE context="HTML"}}
{{! The answers that came with a referral, with the questions as they were worded then.
markers:
  outcome (a slug), outcome_label, outcome_mark, outcome_class   texts: cgi/parts/outcome.h
  has_reasons       section; reasons, once each: reason
  questions         section, once a question that was asked:
    question, wording   texts
    answer          text: a line for each option that was chosen; empty: not answered
    flagged         section: what the answer means by itself: outcome..., flag_reason }}
<div class="sheet">
<p><span class="status {{outcome_class}}" data-outcome="{{outcome}}"><span class="mark" aria-hidden="true">{{outcome_mark}}</span>{{outcome_label}}</span></p>
{{#has_reasons}}<ul>{{#reasons}}<li dir="auto">{{reason}}</li>{{/reasons}}</ul>{{/has_reasons}}
<p class="quiet">{{#t}}This is what the answers point to. Nobody has decided yet.{{/t}}</p>
</div>
<dl class="stack">
{{#questions}}
<div data-question="{{question}}">
	<dt class="quiet" dir="auto">{{wording}}</dt>
	<dd>{{#answer}}<p class="typed" dir="auto">{{answer:pre_escape}}</p>{{/answer}}{{#no_answer}}<p class="quiet">{{#t}}Not answered{{/t}}</p>{{/no_answer}}\
	{{#flagged}}<p><span class="status {{outcome_class}}" data-outcome="{{outcome}}"><span class="mark"
		aria-hidden="true">{{outcome_mark}}</span>{{outcome_label}}</span>\
	{{#flag_reason}} <span dir="auto">{{flag_reason}}</span>{{/flag_reason}}</p>{{/flagged}}</dd>
</div>
{{/questions}}
</dl>
