package browser

import "testing"

// fiscal year 2020: the four severe incidents as the ministry printed them, typed as they stand there.
var fy2020 = []struct {
	name  string
	kind  string
	type_ func(b *tab)
	says  []string
}{
	{
		"No. 1 paid mail, stop and degradation", "other",
		func(b *tab) {
			b.fill("occurred", "R2.4.30 14:07")
			b.fill("services[0].impacts[0].users", "166,803人")
			b.choose("services[0].impacts[0].phases[0].end", "length")
			b.fill("services[0].impacts[0].phases[0].minutes", "2h")
			b.press(`button[value="add-phase:0.0"]`)
			b.appears("services[0].impacts[0].phases[1].end")
			b.choose("services[0].impacts[0].phases[1].effect", "degrade")
			b.choose("services[0].impacts[0].phases[1].end", "length")
			b.fill("services[0].impacts[0].phases[1].minutes", "81h32m")
		},
		[]string{"2020年6月1日", "2020年8月31日"}, // 30 days end on Saturday 30 May
	},
	{
		"No. 2 internet access, 最大", "internet-access",
		func(b *tab) {
			b.fill("occurred", "令和2年5月30日 12:56")
			b.fill("services[0].impacts[0].users", "最大220万人")
			b.choose("services[0].impacts[0].phases[0].end", "length")
			b.fill("services[0].impacts[0].phases[0].minutes", "5h36m")
		},
		[]string{"2020年6月29日", "2020年8月31日"},
	},
	{
		"No. 3 emergency voice in two prefectures", "emergency-voice",
		func(b *tab) {
			b.fill("occurred", "R2.6.29 12:11頃")
			b.fill("services[0].impacts[0].users", "135,000回線")
			b.choose("services[0].impacts[0].phases[0].end", "length")
			b.fill("services[0].impacts[0].phases[0].minutes", "2時間36分")
			b.press(`button[value="add-impact:0"]`)
			b.appears("services[0].impacts[1].users")
			b.fill("services[0].impacts[0].area", "石川県")
			b.fill("services[0].impacts[1].users", "８，０００回線")
			b.fill("services[0].impacts[1].area", "兵庫県")
			b.choose("services[0].impacts[1].phases[0].end", "until")
			b.fill("services[0].impacts[1].phases[0].to", "16:32")
		},
		[]string{"2020年7月29日", "2020年8月31日"},
	},
	{
		"No. 4 paid mail", "other",
		func(b *tab) {
			b.fill("occurred", "２０２０年７月３１日　２時５８分")
			b.fill("services[0].impacts[0].users", "106,027人")
			b.choose("services[0].impacts[0].phases[0].end", "until")
			b.fill("services[0].impacts[0].phases[0].to", "11時5分")
		},
		[]string{"2020年8月31日", "2020年11月30日"}, // 30 days end on Sunday 30 August
	},
}

func TestTheFourIncidentsOfFiscalYear2020AreSevereWhenTypedIn(t *testing.T) {
	server := serve(t)
	for i, incident := range fy2020 {
		t.Run(incident.name, func(t *testing.T) {
			b := open(t, 1280, 900)
			b.visit(server.URL + "/")
			b.choose("services[0].kind", incident.kind)
			incident.type_(b)
			b.expect("重大な事故に該当します")
			for _, date := range incident.says {
				b.expect(date)
			}
			b.picture("fy2020-no" + string(rune('1'+i)))
		})
	}
}

func TestTheSameIncidentsAreSevereWithoutJavaScript(t *testing.T) {
	server := serve(t)
	b := open(t, 1280, 900)
	b.withoutScript()
	for query, date := range map[string]string{
		"t=R2.4.30+14:07&k=other&u=166,803&m=2h&e=degrade&m=81h32m":                         "2020年6月1日",
		"t=R2.5.30+12:56&k=internet-access&u=最大220万人&m=5h36m":                               "2020年6月29日",
		"t=R2.6.29+12:11&k=emergency-voice&u=135,000&a=石川県&m=2時間36分&u=8,000&a=兵庫県&m=4時間21分": "2020年7月29日",
		"t=R2.7.31+2:58&k=other&u=106,027人&m=8h07m":                                         "2020年8月31日",
	} {
		b.load(server.URL + "/?v=1&" + query)
		b.expect("重大な事故に該当します")
		b.expect(date)
	}
}
