{{! Plain text: there is no markup that could be escaped. }}
{{#t}}Can {{program_name}} take new people? What you answer shows on its card at {{site_name}} at once.{{/t}}

{{#room_open}}{{#t}}The card now says that you have room.{{/t}}
{{/room_open}}{{#room_wait_list}}{{#t}}The card now says that you have a wait list.{{/t}}
{{/room_wait_list}}{{#room_closed}}{{#t}}The card now says that you are full.{{/t}}
{{/room_closed}}
{{#t}}We have room:{{/t}}
{{has_room_link}}

{{#t}}There is a wait list:{{/t}}
{{wait_list_link}}

{{#t}}We are full, until a day that we can name:{{/t}}
{{full_link}}

{{#t}}Each link opens a page on which you confirm. You need not sign in. The links work for 14 days.{{/t}}

--
{{#t}}You get this because this address gets the referrals to {{program_name}} from {{site_name}}.{{/t}}
{{#unsubscribe_link}}{{#t}}Stop these e-mails:{{/t}} {{unsubscribe_link}}
{{/unsubscribe_link}}{{#site_operator}}{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}{{/site_operator}}
