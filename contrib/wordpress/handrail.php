<?php
/**
 * Plugin Name:       Handrail
 * Description:       Puts links to Handrail, or its search and forms, into posts and pages: [handrail search need="food"].
 * Version:           1.0
 * Requires at least: 5.9
 * Requires PHP:      7.4
 * License:           Apache-2.0
 *
 *	[handrail program="a1b2c3" text="Ask for help with rent"]	a button to a program's form
 *	[handrail search need="food" near="02740" text="Find food"]	a button to a search
 *	[handrail search need="food" frame="yes"]			the search within the page; likewise a program's form
 *
 * The address of Handrail is a setting (Settings, Handrail). For frames, the people who run Handrail name this site's origin
 * once: docs/portal.md of Handrail. A shortcode that cannot work shows nothing to visitors, and the reason to people who edit.
 */

if (!defined('ABSPATH'))
	exit;

const HANDRAIL_OPTION = 'handrail_address';
const HANDRAIL_NEEDS = ['food', 'housing', 'money', 'health', 'legal', 'work', 'family', 'transport'];

/* ---- the setting ---- */

/** The address without a slash at its end, or '' if the text is none. */
function handrail_address($text)
{
	$address = untrailingslashit(esc_url_raw(trim((string) $text), ['https', 'http']));
	$parts = wp_parse_url($address);
	return empty($parts['host']) || isset($parts['query']) || isset($parts['fragment']) || isset($parts['user']) ? '' : $address;
}

function handrail_save_address($text)
{
	$address = handrail_address($text);
	if ($address === '' && trim((string) $text) !== '') {
		add_settings_error(HANDRAIL_OPTION, 'handrail_address', __('This is no address of a site. Nothing was changed. It looks like https://refer.example.org', 'handrail'));
		return get_option(HANDRAIL_OPTION, '');
	}
	return $address;
}

function handrail_show_field()
{
	printf('<input type="url" id="%1$s" name="%1$s" value="%2$s" class="regular-text" placeholder="https://refer.example.org">',
		esc_attr(HANDRAIL_OPTION), esc_attr(get_option(HANDRAIL_OPTION, '')));
}

function handrail_show_settings()
{
	echo '<div class="wrap"><h1>Handrail</h1><form method="post" action="options.php">';
	settings_fields('handrail');
	do_settings_sections('handrail');
	submit_button();
	echo '</form></div>';
}

add_action('admin_init', function () {
	register_setting('handrail', HANDRAIL_OPTION, ['type' => 'string', 'default' => '', 'sanitize_callback' => 'handrail_save_address']);
	add_settings_section('handrail', '', '__return_empty_string', 'handrail');
	add_settings_field(HANDRAIL_OPTION, __('Address of Handrail', 'handrail'), 'handrail_show_field', 'handrail', 'handrail',
		['label_for' => HANDRAIL_OPTION]);
});

add_action('admin_menu', function () {
	add_options_page('Handrail', 'Handrail', 'manage_options', 'handrail', 'handrail_show_settings');
});

/* ---- the shortcode ---- */

/** The path and query that a shortcode leads to, or a WP_Error with the reason why it cannot. */
function handrail_target(array $a, bool $is_search)
{
	if ($is_search) {
		if ($a['need'] !== '' && !in_array($a['need'], HANDRAIL_NEEDS, true))
			return new WP_Error('need', sprintf(__('need is one of: %s', 'handrail'), implode(', ', HANDRAIL_NEEDS)));
		$query = array_filter(['q' => $a['q'], 'need' => $a['need'], 'near' => $a['near'], 'lang' => $a['lang']], 'strlen');
		return '/programs' . ($query ? '?' . http_build_query($query) : '');
	}
	if (!preg_match('/^[A-Za-z0-9-]{1,64}$/', $a['program']))
		return new WP_Error('program', __('program is the id of a program, as in the address of its page; or write search', 'handrail'));
	return '/connect/' . $a['program'] . ($a['lang'] !== '' ? '?' . http_build_query(['lang' => $a['lang']]) : '');
}

function handrail_problem(string $reason)
{
	if (!current_user_can('edit_posts'))
		return '';
	return '<p><strong>' . esc_html__('Only people who edit see this:', 'handrail') . '</strong> [handrail] ' . esc_html($reason) . '</p>';
}

/* A frame gets as high as its page. The message holds nothing else. */
const HANDRAIL_SCRIPT = <<<'JS'
addEventListener("message", ({ data, origin, source }) => {
	const { height, began } = data?.handrail ?? {};
	for (const frame of document.querySelectorAll("iframe.handrail"))
		if (frame.contentWindow === source && origin === new URL(frame.src).origin && height > 0) {
			frame.style.height = `${Math.min(height, 20000)}px`;
			if (began && frame.getBoundingClientRect().top < 0)
				frame.scrollIntoView();
		}
});
JS;

function handrail_frame(string $url, string $title)
{
	if (!wp_script_is('handrail', 'registered')) {
		wp_register_script('handrail', false, [], '1.0', true);
		wp_add_inline_script('handrail', HANDRAIL_SCRIPT);
	}
	wp_enqueue_script('handrail');
	return sprintf('<div class="handrail-frame"><iframe class="handrail" src="%s" title="%s" width="100%%" height="900" style="border:0"></iframe></div>',
		esc_url($url), esc_attr($title));
}

function handrail_shortcode($given)
{
	$given = (array) $given;
	$is_search = in_array('search', array_filter($given, 'is_int', ARRAY_FILTER_USE_KEY), true);
	$a = array_map('strval', shortcode_atts(['program' => '', 'q' => '', 'need' => '', 'near' => '', 'lang' => '', 'text' => '', 'frame' => 'no'], $given, 'handrail'));
	$address = handrail_address(get_option(HANDRAIL_OPTION, ''));
	$target = handrail_target($a, $is_search);
	$text = $a['text'] !== '' ? $a['text'] : ($is_search ? __('Find help near you', 'handrail') : __('Ask for help', 'handrail'));

	if ($address === '')
		return handrail_problem(__('The address of Handrail is missing: Settings, Handrail', 'handrail'));
	if (is_wp_error($target))
		return handrail_problem($target->get_error_message());
	if ($a['frame'] === 'yes')
		return handrail_frame($address . '/embed' . $target, $text);
	return sprintf('<a class="handrail wp-element-button" href="%s">%s</a>', esc_url($address . $target), esc_html($text));
}

add_shortcode('handrail', 'handrail_shortcode');
