{{%AUTOESCAPE context="HTML"}}
{{! A sheet of paper to take along: shown in print only. It hangs on fridges, so it names nobody.
markers:
  program_name, organization_name, code   texts; code may be empty
  program_knows     section: the referral was sent to the program; or no_program_knows
  documents         section: paragraph, once each: line
  program_contact   include: parts/program-contact }}
<section class="handout print-only">
<h2 class="title"><bdi>{{program_name}}</bdi></h2>
{{#organization_name}}<p><bdi>{{organization_name}}</bdi></p>{{/organization_name}}
{{>program_contact}}
{{#documents}}<h2>{{#t}}What to bring{{/t}}</h2>{{#paragraph}}<p dir="auto">{{line}}</p>{{/paragraph}}{{/documents}}
<h2>{{#t}}What to say{{/t}}</h2>
{{#program_knows}}<p>{{#t}}“My name is ... I was referred to you. Do you have my referral? What is the next step?”{{/t}}</p>{{/program_knows}}
{{#no_program_knows}}<p>{{#t}}“My name is ... I would like to ask for help. What is the first step?”{{/t}}</p>{{/no_program_knows}}
{{#code}}<h2>{{#t}}Code{{/t}}</h2><p><strong class="code" dir="ltr" data-code="{{code}}">{{code}}</strong></p>{{/code}}
</section>
