{{%AUTOESCAPE context="HTML"}}
{{! The tools of a site's administrators: first what needs them, then links that already say the value.
markers:
  is_admin          section: the viewer is a site admin; or no_is_admin
  manages_groups    section: they manage groups; reads_reports: they read reports
  needs_you         section, or no_needs_you; failed_messages: number of messages that could not be delivered today, a number to count by
  claims            number of people who ask to run a program, a number to count by; or no_claims
  erasures          number of people who want their data erased, a number to count by; or no_erasures
  needs_count       text: how many things need them
  own_colors        section, or no_own_colors; own_logo, or no_own_logo
  site_languages, site_crisis, site_reply_to, site_operator, site_country, frame_portals   texts; may be empty
  consent_version   number of the site's own words; 0: those that come with Handrail
  sensitive_count   number of needs, a number to count by
  retention         number of months after which old referrals are erased, a number to count by; or no_retention
  group_count       number of groups, a number to count by
  hold_count        number of legal holds, a number to count by; or no_hold_count
  tracking, no_tracking; unclaimed, no_unclaimed; notices_off, notices_at_once, notices_daily, notices_weekly   sections }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Site tools{{/t}}</title>
{{>head}}
<main id="main" class="wide">
<h1>{{#t}}You look after {{site_name}}{{/t}}</h1>
{{#is_admin}}<div class="sheet" id="needs-you"><h2>{{#t}}Needs you{{/t}}{{#needs_you}} <span class="count">{{needs_count}}</span>{{/needs_you}}</h2>
{{#no_needs_you}}<p class="quiet">{{#t}}Nothing waits for you.{{/t}}</p>{{/no_needs_you}}
{{#needs_you}}<ul class="lines">{{#claims}}<li class="change"><a href="{{base}}/admin/claims">{{#t}}Requests to run a program{{/t}}</a>
	<b>{{#tn claims}}One person waits for your answer{{|}}{{claims}} people wait for your answer{{/tn}}</b></li>{{/claims}}\
	{{#erasures}}<li class="change"><a href="{{base}}/admin/requests">{{#t}}Requests to erase data{{/t}}</a>
	<b>{{#tn erasures}}One person wants their data erased{{|}}{{erasures}} people want their data erased{{/tn}}</b></li>{{/erasures}}\
	{{#failed_messages}}<li class="change"><a href="{{base}}/admin/messages?state=failed">{{#t}}Delivery log{{/t}}</a>
	<b>{{#tn failed_messages}}One message could not be delivered today{{|}}{{failed_messages}} messages could not be delivered today{{/tn}}\
	</b></li>{{/failed_messages}}</ul>{{/needs_you}}
</div>
<div class="tools">
<div class="sheet"><h2>{{#t}}Look and words{{/t}}</h2><ul class="lines">
<li class="change"><a href="{{base}}/admin/look">{{#t}}Look{{/t}}</a> <span class="quiet">{{#own_colors}}{{#t}}own colors{{/t}}{{/own_colors}}\
	{{#no_own_colors}}{{#t}}our colors{{/t}}{{/no_own_colors}}{{#own_logo}}, {{#t}}own logo{{/t}}{{/own_logo}}</span></li>
<li class="change"><a href="{{base}}/admin/settings#languages">{{#t}}Languages{{/t}}</a> <span class="quiet">{{#site_languages}}\
	{{site_languages}}{{/site_languages}}\
	{{#no_site_languages}}{{#t}}all that we have{{/t}}{{/no_site_languages}}</span></li>
<li class="change"><a href="{{base}}/admin/settings#crisis_banner">{{#t}}Crisis line{{/t}}</a> <span class="quiet">\
	{{#site_crisis}}<bdi>{{site_crisis}}</bdi>{{/site_crisis}}\
	{{#no_site_crisis}}{{#t}}none{{/t}}{{/no_site_crisis}}</span></li>
<li class="change"><a href="{{base}}/admin/consent">{{#t}}Words of the permission{{/t}}</a>
	<span class="quiet">{{#consent_version}}{{#t}}version {{consent_version}}{{/t}}{{/consent_version}}\
	{{#no_consent_version}}{{#t}}ours{{/t}}{{/no_consent_version}}</span></li>
<li class="change"><a href="{{base}}/admin/settings#operator">{{#t}}Who runs it{{/t}}</a> <span class="quiet"><bdi>{{site_operator}}</bdi></span></li>
</ul></div>
<div class="sheet"><h2>{{#t}}Referrals{{/t}}</h2><ul class="lines">
<li class="change"><a href="{{base}}/admin/settings#tracking_only">{{#t}}Keep track only{{/t}}</a> <span class="quiet">\
	{{#tracking}}{{#t}}yes: nobody is sent anything{{/t}}{{/tracking}}\
	{{#no_tracking}}{{#t}}no: programs get referrals{{/t}}{{/no_tracking}}</span></li>
<li class="change"><a href="{{base}}/admin/programs">{{#t}}Programs{{/t}}</a> <span class="quiet">{{#t}}their teams and settings{{/t}}</span></li>
<li class="change"><a href="{{base}}/admin/settings#unclaimed_referrals">{{#t}}Programs without a team{{/t}}</a>
	<span class="quiet">{{#unclaimed}}{{#t}}take referrals{{/t}}{{/unclaimed}}{{#no_unclaimed}}{{#t}}take none{{/t}}{{/no_unclaimed}}</span></li>
<li class="change"><a href="{{base}}/admin/settings#sensitive_needs">{{#t}}Sensitive needs{{/t}}</a>
	<span class="quiet">{{#sensitive_count}}{{#tn sensitive_count}}One need{{|}}{{sensitive_count}} needs{{/tn}}{{/sensitive_count}}\
	{{#no_sensitive_count}}{{#t}}none{{/t}}{{/no_sensitive_count}}</span></li>
<li class="change"><a href="{{base}}/admin/settings#notice_cadence">{{#t}}News to helpers{{/t}}</a> <span class="quiet">\
	{{#notices_off}}{{#t}}never{{/t}}{{/notices_off}}\
	{{#notices_at_once}}{{#t}}at once{{/t}}{{/notices_at_once}}{{#notices_daily}}{{#t}}in a mail each day{{/t}}{{/notices_daily}}\
	{{#notices_weekly}}{{#t}}in a mail each week{{/t}}{{/notices_weekly}}</span></li>
<li class="change"><a href="{{base}}/admin/settings#retention_months">{{#t}}Old data{{/t}}</a> <span class="quiet">\
	{{#retention}}{{#tn retention}}erased after one month{{|}}erased after {{retention}} months{{/tn}}{{/retention}}\
	{{#no_retention}}{{#t}}we keep it{{/t}}{{/no_retention}}</span></li>
</ul></div>
<div class="sheet"><h2>{{#t}}Messages{{/t}}</h2><ul class="lines">
<li class="change"><a href="{{base}}/admin/messages">{{#t}}Delivery log{{/t}}</a>
	{{#failed_messages}}<b>{{#tn failed_messages}}One refused today{{|}}{{failed_messages}} refused today{{/tn}}</b>\
	{{/failed_messages}}\
	{{#no_failed_messages}}<span class="quiet">{{#t}}all delivered today{{/t}}</span>{{/no_failed_messages}}</li>
<li class="change"><a href="{{base}}/admin/settings#reply_to">{{#t}}Answers go to{{/t}}</a> <span class="quiet">\
	<bdi dir="ltr">{{site_reply_to}}</bdi></span></li>
<li class="change"><a href="{{base}}/admin/settings#text_countries">{{#t}}Country{{/t}}</a> <span class="quiet">{{site_country}}</span></li>
</ul></div>
<div class="sheet"><h2>{{#t}}People{{/t}}</h2><ul class="lines">
<li class="change"><a href="{{base}}/admin/claims">{{#t}}Requests to run a program{{/t}}</a>
	<span class="quiet">{{#claims}}{{#tn claims}}1 waits{{|}}{{claims}} wait{{/tn}}{{/claims}}{{#no_claims}}{{#t}}nobody{{/t}}{{/no_claims}}</span></li>
<li class="change"><a href="{{base}}/admin/requests">{{#t}}Requests to erase data{{/t}}</a>
	<span class="quiet">{{#erasures}}{{#tn erasures}}1 asks{{|}}{{erasures}} ask{{/tn}}{{/erasures}}{{#no_erasures}}{{#t}}nobody{{/t}}{{/no_erasures}}</span></li>
<li class="change"><a href="{{base}}/admin/requests/holds">{{#t}}Legal holds{{/t}}</a>
	<span class="quiet">{{#hold_count}}{{#tn hold_count}}one, so nothing of it is erased{{|}}{{hold_count}}, so nothing of them is erased{{/tn}}{{/hold_count}}\
	{{#no_hold_count}}{{#t}}none{{/t}}{{/no_hold_count}}</span></li>
<li class="change"><a href="{{base}}/admin/users">{{#t}}Accounts{{/t}}</a> <span class="quiet">{{#t}}roles, and signing out{{/t}}</span></li>
<li class="change"><a href="{{base}}/admin/groups">{{#t}}Groups{{/t}}</a> <span class="quiet">\
	{{#group_count}}{{#tn group_count}}One group{{|}}{{group_count}} groups{{/tn}}\
	{{/group_count}}\
	{{#no_group_count}}{{#t}}none{{/t}}{{/no_group_count}}</span></li>
</ul></div>
<div class="sheet"><h2>{{#t}}Records{{/t}}</h2><ul class="lines">
<li class="change"><a href="{{base}}/admin/reports">{{#t}}Reports{{/t}}</a> <span class="quiet">{{#t}}what became of referrals{{/t}}</span></li>
<li class="change"><a href="{{base}}/admin/audit">{{#t}}Audit log{{/t}}</a> <span class="quiet">{{#t}}each change{{/t}}</span></li>
<li class="change"><a href="{{base}}/admin/access.csv" download>{{#t}}Access log (CSV){{/t}}</a>
	<span class="quiet">{{#t}}who opened a referral or profile{{/t}}</span></li>
<li class="change"><a href="{{base}}/admin/embed">{{#t}}Frames in portals{{/t}}</a> <span class="quiet">\
	{{#frame_portals}}<bdi dir="ltr">{{frame_portals}}</bdi>{{/frame_portals}}\
	{{#no_frame_portals}}{{#t}}none{{/t}}{{/no_frame_portals}}</span></li>
</ul></div>
</div>{{/is_admin}}
{{#no_is_admin}}<ul class="lines">{{#manages_groups}}<li><a href="{{base}}/admin/groups">{{#t}}Groups{{/t}}</a></li>{{/manages_groups}}\
{{#reads_reports}}<li><a href="{{base}}/admin/reports">{{#t}}Reports{{/t}}</a></li>{{/reads_reports}}</ul>{{/no_is_admin}}
</main>
{{>foot}}
