{{%AUTOESCAPE context="HTML"}}
{{! The answers that came with a referral, with the questions as they were worded then.
markers:
  public_id, program_name, seeker_name   texts
  outcome           text: a slug; may_be_eligible, may_not_be_eligible, needs_review   sections; outcome_reason   text
  version_number    number: of the questions
  questions         section, once a question that was asked:
    question, wording   texts
    answered        section; or no_answered
    values          section, once a value: value
    flag_may_not, flag_review   sections: what the answer means for the outcome
    reasons         section: reason }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Answers: {{seeker_name}}{{/t}}</title>
{{>head}}
<main id="main" class="paper" data-referral="{{public_id}}">
<p class="back"><a href="{{base}}/referrals/{{public_id}}">{{#t}}Back to the referral{{/t}}</a></p>
<h1>{{#t}}Answers of {{seeker_name}}{{/t}}</h1>
<p>{{#t}}For {{program_name}}. The questions are worded as they were asked: version {{version_number}}.{{/t}}</p>
<p data-outcome="{{outcome}}"><b>{{#may_be_eligible}}{{#t}}May be eligible{{/t}}{{/may_be_eligible}}{{#needs_review}}{{#t}}Needs review{{/t}}{{/needs_review}}\
{{#may_not_be_eligible}}{{#outcome_reason}}{{#t}}May not be eligible: {{outcome_reason}}{{/t}}{{/outcome_reason}}\
{{#no_outcome_reason}}{{#t}}May not be eligible{{/t}}{{/no_outcome_reason}}{{/may_not_be_eligible}}</b></p>
<p class="quiet">{{#t}}This is what the answers point to. Nobody has decided yet.{{/t}}</p>
<dl class="details sheet">
{{#questions}}
<dt data-question="{{question}}" dir="auto">{{wording}}</dt>
<dd>{{#values}}<p class="typed" dir="auto">{{value:pre_escape}}</p>{{/values}}\
{{#no_answered}}<p class="quiet">{{#t}}Not answered{{/t}}</p>{{/no_answered}}\
{{#flag_may_not}}<p><b>{{#t}}May not be eligible{{/t}}</b></p>{{/flag_may_not}}\
{{#flag_review}}<p><b>{{#t}}Needs review{{/t}}</b></p>{{/flag_review}}\
{{#reasons}}<p dir="auto">{{reason}}</p>{{/reasons}}</dd>
{{/questions}}
</dl>
</main>
{{>foot}}
