{{%AUTOESCAPE context="HTML"}}
{{! Inbound Referrals: the referrals of all programs that the viewer works for, and the list of these programs.
markers:
  has_list          section: the page has referrals: tabs_part (include: parts/tabs), filters_part (include: parts/filters),
                    list_part (include: parts/inbound-list)
  has_referrals     section: there is at least one row; no_has_referrals
  filtering         section: a search or a filter is on; no_filtering
  all_done          section: the list is what needs the viewer; no_all_done
  chosen            section: a tab, a search or a filter is chosen
  works             section: the viewer works for a program; no_works
  has_programs      section: the programs are on this page, each a section program:
    public_id, name, organization_name
    not_updated     text: the count, "99+" from 100 on; "0" when none
    has_not_updated, no_has_not_updated   sections
  more_programs_url text: further programs; empty: none }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Inbound Referrals{{/t}}</title>
{{>head}}
<main id="main" class="wide">
{{#chosen}}<p class="back"><a href="{{base}}/inbound">{{#t}}All my programs{{/t}}</a></p>{{/chosen}}
<h1>{{#t}}Inbound Referrals{{/t}}</h1>
{{#no_works}}
<div class="empty">
	<p>{{#t}}Here you will see the people who were referred to your programs. The people who run {{site_name}} can add you to a
		program.{{/t}}</p>
	<p><a class="button" href="{{base}}/programs">{{#t}}Find my program{{/t}}</a></p>
</div>
{{/no_works}}
{{#works}}{{#has_list}}
{{#has_programs}}<p class="no-print"><a href="#programs">{{#t}}Go to one of my programs{{/t}}</a></p>{{/has_programs}}
<div class="top">{{>tabs_part}}{{>filters_part}}</div>
{{#no_has_referrals}}
<div class="empty">
	{{#filtering}}<p>{{#t}}No referral matches. Try only the first or the last name, or any status.{{/t}}</p>{{/filtering}}
	{{#no_filtering}}<p>{{#all_done}}{{#t}}Nothing needs you now.{{/t}}{{/all_done}}{{#no_all_done}}{{#t}}There is no referral
		here.{{/t}}{{/no_all_done}}</p>{{/no_filtering}}
</div>
{{/no_has_referrals}}
{{>list_part}}
{{/has_list}}{{/works}}
{{#has_programs}}
<section id="programs">
<h2>{{#t}}My programs{{/t}}</h2>
<ul class="cards">
{{#program}}
<li class="card" data-program="{{public_id}}">
	<div class="top">
		<h3><a href="{{base}}/inbound/{{public_id}}" dir="auto">{{name}}</a></h3>
		{{#has_not_updated}}<p class="status in_progress"><span class="mark" aria-hidden="true">◔</span>{{#tn not_updated}}<span
			data-count="not_updated">{{not_updated}}</span> not updated{{|}}<span data-count="not_updated">{{not_updated}}</span> not
			updated{{/tn}}</p>{{/has_not_updated}}
		{{#no_has_not_updated}}<p class="quiet">{{#tn not_updated}}<span data-count="not_updated">{{not_updated}}</span> not updated{{|}}<span
			data-count="not_updated">{{not_updated}}</span> not updated{{/tn}}</p>{{/no_has_not_updated}}
	</div>
	{{#organization_name}}<p class="quiet"><bdi>{{organization_name}}</bdi></p>{{/organization_name}}
</li>
{{/program}}
</ul>
{{#more_programs_url}}<p class="pager"><a class="button secondary" href="{{more_programs_url}}">{{#t}}More programs{{/t}}</a></p>{{/more_programs_url}}
</section>
{{/has_programs}}
</main>
{{>foot}}
