{{%AUTOESCAPE context="HTML"}}{{! The answer to a text message, as TwiML (XML): the same for every number, without the name of a site or program.
  stopped, started, help   sections: at most one shows }}
<Response>{{#stopped}}<Message>{{#t}}You will get no more texts from this number. Reply START to get them again.{{/t}}</Message>{{/stopped}}\
	{{#started}}<Message>{{#t}}You will get texts from this number again. Reply STOP to end them.{{/t}}</Message>{{/started}}\
	{{#help}}<Message>{{#t}}This number sends messages by itself, and nobody reads replies. Use the link in your message. Reply STOP to get no
		more texts.{{/t}}</Message>{{/help}}</Response>
