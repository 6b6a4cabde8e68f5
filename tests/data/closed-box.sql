BEGIN TRANSACTION;
CREATE TABLE account (
	id INTEGER NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	password_hash VARCHAR(200), 
	created_at BIGINT NOT NULL, 
	CONSTRAINT pk_account PRIMARY KEY (id), 
	CONSTRAINT uq_account_name UNIQUE (name)
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0006');
CREATE TABLE attempt (
	event_id INTEGER NOT NULL, 
	asker VARCHAR(32) NOT NULL, 
	mark VARCHAR(32) NOT NULL, 
	question_id INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_attempt PRIMARY KEY (event_id, asker, mark), 
	CONSTRAINT fk_attempt_event_id_event FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT fk_attempt_question_id_question FOREIGN KEY(question_id) REFERENCES question (id)
)
 WITHOUT ROWID

;
CREATE TABLE ballot (
	poll_id INTEGER NOT NULL, 
	voter VARCHAR(32) NOT NULL, 
	choice VARCHAR(24) NOT NULL, 
	CONSTRAINT pk_ballot PRIMARY KEY (poll_id, voter), 
	CONSTRAINT fk_ballot_poll_id_poll FOREIGN KEY(poll_id) REFERENCES poll (id), 
	CONSTRAINT ck_ballot_choice CHECK (choice IN ('for', 'against', 'undecided'))
)
 WITHOUT ROWID

;
INSERT INTO "ballot" VALUES(1,'5535f12cd0ed23fbe5e878f0d4e04b2f','undecided');
INSERT INTO "ballot" VALUES(1,'620a64b7acadd75ba51c0734aff848dc','for');
INSERT INTO "ballot" VALUES(1,'638d87373657fe1d1fde88d7dce558a1','for');
INSERT INTO "ballot" VALUES(1,'63cf54084fcb2bbc3f1d8787a270c6c0','for');
INSERT INTO "ballot" VALUES(1,'717ff8b31a04a60d0b4f48c96d24f9ef','against');
INSERT INTO "ballot" VALUES(1,'9c323e2bb25c9aed99423b0e649889c3','against');
INSERT INTO "ballot" VALUES(1,'cf5580f73db2fca8a883313ce0b964e8','undecided');
INSERT INTO "ballot" VALUES(1,'d7cc6dcb27288f83db366bf288fe1e93','against');
INSERT INTO "ballot" VALUES(1,'fd0d44e23a5a0143c14491e5ddaeee6c','undecided');
INSERT INTO "ballot" VALUES(2,'5535f12cd0ed23fbe5e878f0d4e04b2f','for');
INSERT INTO "ballot" VALUES(2,'620a64b7acadd75ba51c0734aff848dc','against');
INSERT INTO "ballot" VALUES(2,'638d87373657fe1d1fde88d7dce558a1','for');
INSERT INTO "ballot" VALUES(2,'63cf54084fcb2bbc3f1d8787a270c6c0','for');
INSERT INTO "ballot" VALUES(2,'717ff8b31a04a60d0b4f48c96d24f9ef','undecided');
INSERT INTO "ballot" VALUES(2,'9c323e2bb25c9aed99423b0e649889c3','for');
INSERT INTO "ballot" VALUES(2,'cf5580f73db2fca8a883313ce0b964e8','for');
INSERT INTO "ballot" VALUES(2,'d7cc6dcb27288f83db366bf288fe1e93','against');
INSERT INTO "ballot" VALUES(2,'fd0d44e23a5a0143c14491e5ddaeee6c','undecided');
INSERT INTO "ballot" VALUES(3,'0a0786ede52e5036e278ac51914e53e6','for');
INSERT INTO "ballot" VALUES(3,'24e325469ef1abbd83b8a7a16e1de254','for');
INSERT INTO "ballot" VALUES(3,'36cdb831716e200646cd2138f77fc875','for');
INSERT INTO "ballot" VALUES(3,'3897a05a9aee586f5bf707b1326ae2a1','undecided');
INSERT INTO "ballot" VALUES(3,'4ebfef3304cd9a8f5eb368df4d28289f','against');
INSERT INTO "ballot" VALUES(3,'6740a703764e4b679831852532f075d7','against');
INSERT INTO "ballot" VALUES(3,'91984d0126c469db1a2d491f9c40a838','against');
INSERT INTO "ballot" VALUES(3,'9b1a5e96fb36c4c5eb33b6784d62cbaa','undecided');
INSERT INTO "ballot" VALUES(3,'a7a989b00e088720ed37574af495abd4','undecided');
INSERT INTO "ballot" VALUES(4,'0a0786ede52e5036e278ac51914e53e6','for');
INSERT INTO "ballot" VALUES(4,'24e325469ef1abbd83b8a7a16e1de254','against');
INSERT INTO "ballot" VALUES(4,'36cdb831716e200646cd2138f77fc875','for');
INSERT INTO "ballot" VALUES(4,'3897a05a9aee586f5bf707b1326ae2a1','for');
INSERT INTO "ballot" VALUES(4,'4ebfef3304cd9a8f5eb368df4d28289f','undecided');
INSERT INTO "ballot" VALUES(4,'6740a703764e4b679831852532f075d7','for');
INSERT INTO "ballot" VALUES(4,'91984d0126c469db1a2d491f9c40a838','against');
INSERT INTO "ballot" VALUES(4,'9b1a5e96fb36c4c5eb33b6784d62cbaa','for');
INSERT INTO "ballot" VALUES(4,'a7a989b00e088720ed37574af495abd4','undecided');
CREATE TABLE "event" (
	id INTEGER NOT NULL, 
	code VARCHAR(12) NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	subtitle VARCHAR(300) NOT NULL, 
	venue VARCHAR(200) NOT NULL, 
	timezone VARCHAR(64) NOT NULL, 
	date VARCHAR(10) NOT NULL, 
	epoch VARCHAR(32) NOT NULL, 
	asker_secret BLOB NOT NULL, 
	flag_words JSON NOT NULL, 
	current_item_id INTEGER, 
	scene VARCHAR(24) NOT NULL, 
	scene_text VARCHAR(300), 
	pinned BOOLEAN NOT NULL, 
	created_at BIGINT NOT NULL, 
	CONSTRAINT pk_event PRIMARY KEY (id), 
	CONSTRAINT uq_event_code UNIQUE (code), 
	CONSTRAINT ck_event_scene CHECK (scene IN ('lobby', 'agenda', 'motion', 'slot', 'vote', 'reveal', 'question', 'break', 'message', 'blank')), 
	CONSTRAINT fk_event_current_item_id_item FOREIGN KEY(current_item_id) REFERENCES item (id)
);
INSERT INTO "event" VALUES(1,'93TA7','Forum','','Room II','Europe/Paris','2025-06-18','e3b80f8743e238b1',X'A534F5C5AC2A7CA0D3ED5189FBACA853777F4A18FC602312069D5478EBF9DAAA','[]',2,'reveal',NULL,0,1750240800000);
INSERT INTO "event" VALUES(2,'MNXNS','Forum','','Room II','Europe/Paris','2025-06-18','dacd5af02ce9658f',X'C8F7C3FE5E13276A7E953D91C02AA4337780136A21FFCCF99B85E016930490A3','[]',4,'reveal',NULL,0,1750240800000);
INSERT INTO "event" VALUES(3,'DEES6','Forum','','Room II','Europe/Paris','2025-06-18','a1796861f067bcbe',X'6431E50AAB880D32F5DEC0F644141211A951A0012966EFBD98C422C7C64D0D1B','[]',6,'vote',NULL,0,1750240800000);
CREATE TABLE "item" (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	position BIGINT NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	label VARCHAR(80) NOT NULL, 
	people JSON NOT NULL, 
	state VARCHAR(24) NOT NULL, 
	planned_start BIGINT NOT NULL, 
	planned_end BIGINT NOT NULL, 
	actual_start BIGINT, 
	actual_end BIGINT, 
	motion VARCHAR(400) NOT NULL, 
	format VARCHAR(80) NOT NULL, 
	asking BOOLEAN NOT NULL, 
	current_slot_id INTEGER, run BIGINT DEFAULT '1' NOT NULL, ended_at BIGINT, 
	CONSTRAINT pk_item PRIMARY KEY (id), 
	CONSTRAINT fk_item_event_id_event FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT ck_item_kind CHECK (kind IN ('opening', 'plenary', 'talk', 'panel', 'discussion', 'debate', 'break', 'closing', 'networking')), 
	CONSTRAINT uq_item_event_id_position UNIQUE (event_id, position), 
	CONSTRAINT ck_item_state CHECK (state IN ('planned', 'live', 'done')), 
	CONSTRAINT fk_item_current_slot_id_slot FOREIGN KEY(current_slot_id) REFERENCES slot (id)
);
INSERT INTO "item" VALUES(1,1,0,'opening','Opening','','[]','planned',1750230000000,1750232400000,NULL,NULL,'','',1,NULL,1,NULL);
INSERT INTO "item" VALUES(2,1,1,'debate','Oxford Style Debate','','[]','live',1750240800000,1750243500000,1750240800000,NULL,'Tech companies should have formal representation in international diplomatic forums','intelligence-squared-style',1,NULL,1,NULL);
INSERT INTO "item" VALUES(3,2,0,'opening','Opening','','[]','planned',1750230000000,1750232400000,NULL,NULL,'','',1,NULL,1,NULL);
INSERT INTO "item" VALUES(4,2,1,'debate','Oxford Style Debate','','[]','live',1750240800000,1750243500000,1750240800000,NULL,'Tech companies should have formal representation in international diplomatic forums','intelligence-squared-style',1,NULL,1,NULL);
INSERT INTO "item" VALUES(5,3,0,'opening','Opening','','[]','planned',1750230000000,1750232400000,NULL,NULL,'','',1,NULL,1,NULL);
INSERT INTO "item" VALUES(6,3,1,'debate','Oxford Style Debate','','[]','live',1750240800000,1750243500000,1750240800000,NULL,'Tech companies should have formal representation in international diplomatic forums','intelligence-squared-style',1,NULL,1,NULL);
CREATE TABLE journal (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	actor VARCHAR(80) NOT NULL, 
	what VARCHAR(40) NOT NULL, 
	subject VARCHAR(40) NOT NULL, 
	from_state VARCHAR(24), 
	to_state VARCHAR(24), 
	why VARCHAR(400), 
	details JSON, 
	CONSTRAINT pk_journal PRIMARY KEY (id), 
	CONSTRAINT fk_journal_event_id_event FOREIGN KEY(event_id) REFERENCES event (id)
);
INSERT INTO "journal" VALUES(1,1,1750240800000,'system','event:import','event 1',NULL,NULL,NULL,'{"code": "93TA7", "items": 2}');
INSERT INTO "journal" VALUES(2,1,1750240800000,'Mara','item:start','item 2','planned','live',NULL,NULL);
INSERT INTO "journal" VALUES(3,1,1750240800000,'Mara','pair:seal','pair 1',NULL,'sealed',NULL,'{"seal": "10c6653ab77cb82f575400193eb9007161b4d4b1e4449e02e982fc7febed17f5", "record": {"sealed": 1, "event": "93TA7", "item": "Oxford Style Debate", "motion": "Tech companies should have formal representation in international diplomatic forums", "choices": ["for", "against", "undecided"], "rule": "matched", "band_pct": 1.0, "show_pre": false, "tallies": {"pre": "sealed", "post": "sealed"}, "public_list": false, "format": "intelligence-squared-style", "slots": [{"kind": "vote", "title": "Vote before the debate", "side": null, "length_ms": null}, {"kind": "speech", "title": "First opening for", "side": "for", "length_ms": 420000}, {"kind": "speech", "title": "First opening against", "side": "against", "length_ms": 420000}, {"kind": "speech", "title": "Second opening for", "side": "for", "length_ms": 420000}, {"kind": "speech", "title": "Second opening against", "side": "against", "length_ms": 420000}, {"kind": "questions", "title": "Questions from the audience", "side": null, "length_ms": 720000}, {"kind": "speech", "title": "First closing for", "side": "for", "length_ms": 120000}, {"kind": "speech", "title": "First closing against", "side": "against", "length_ms": 120000}, {"kind": "speech", "title": "Second closing for", "side": "for", "length_ms": 120000}, {"kind": "speech", "title": "Second closing against", "side": "against", "length_ms": 120000}, {"kind": "vote", "title": "Vote after the debate", "side": null, "length_ms": null}, {"kind": "result", "title": "Result", "side": null, "length_ms": null}], "sealed_at": 1750240800000}}');
INSERT INTO "journal" VALUES(4,1,1750240800000,'Mara','poll:open','poll 1','draft','open',NULL,NULL);
INSERT INTO "journal" VALUES(5,1,1750240802000,'Mara','poll:close','poll 1','open','closed',NULL,NULL);
INSERT INTO "journal" VALUES(6,1,1750240802000,'Mara','poll:hash','poll 1',NULL,NULL,NULL,'{"ballots": 9, "hash": "7be5f0d8277d170268db6ce2f4ea66568e23b170d7e6fd917b4d8f591b17e146"}');
INSERT INTO "journal" VALUES(7,1,1750240803000,'Mara','poll:open','poll 2','draft','open',NULL,NULL);
INSERT INTO "journal" VALUES(8,1,1750240805000,'Mara','poll:close','poll 2','open','closed',NULL,NULL);
INSERT INTO "journal" VALUES(9,1,1750240805000,'Mara','poll:hash','poll 2',NULL,NULL,NULL,'{"ballots": 9, "hash": "34e5c74679713bfba00b5beccdc88b1c1b9e301f2f65875828317118212e6227"}');
INSERT INTO "journal" VALUES(10,1,1750240806000,'Mara','poll:arm','poll 2','closed','armed',NULL,NULL);
INSERT INTO "journal" VALUES(11,1,1750240806000,'Mara','poll:frame','poll 2',NULL,NULL,NULL,'{"version": 3, "poll": 2, "pair": 1, "round": "post", "title": "Oxford Style Debate", "motion": "Tech companies should have formal representation in international diplomatic forums", "seal": {"hash": "10C6-653A", "rule": "matched", "band": 1.0, "show_pre": false, "tallies": {"pre": "sealed", "post": "sealed"}, "public_list": false, "sealed_at": 1750240800000}, "steps": ["before", "after", "movement", "winner"], "step": "winner", "hashes": {"pre": "7be5f0d8277d170268db6ce2f4ea66568e23b170d7e6fd917b4d8f591b17e146", "post": "34e5c74679713bfba00b5beccdc88b1c1b9e301f2f65875828317118212e6227"}, "before": {"for": 3, "against": 3, "undecided": 3}, "after": {"for": 5, "against": 2, "undecided": 2}, "counts": {"before": 9, "after": 9, "both": 9, "only_before": 0, "only_after": 0}, "matrix": {"for": {"for": 2, "against": 1, "undecided": 0}, "against": {"for": 1, "against": 1, "undecided": 1}, "undecided": {"for": 2, "against": 0, "undecided": 1}}, "matched": {"before": {"for": 3, "against": 3, "undecided": 3}, "after": {"for": 5, "against": 2, "undecided": 2}}, "outcome": {"verdict": "for", "rule": "matched", "margin_pct": 33.3, "spread_pct": 37.3, "shifts": {"for": {"before_pct": 33.3, "after_pct": 55.6, "gain_pct": 22.2, "before_n": 3, "after_n": 5, "gain_n": 2}, "against": {"before_pct": 33.3, "after_pct": 22.2, "gain_pct": -11.1, "before_n": 3, "after_n": 2, "gain_n": -1}}}, "ballots": {"before": 9, "after": 9}, "shown": {"before": {"of": "both", "n": 9, "shares": {"for": {"n": 3, "pct": 33.3}, "against": {"n": 3, "pct": 33.3}, "undecided": {"n": 3, "pct": 33.3}}}, "after": {"of": "both", "n": 9, "shares": {"for": {"n": 5, "pct": 55.6}, "against": {"n": 2, "pct": 22.2}, "undecided": {"n": 2, "pct": 22.2}}}}, "changes": {"for": {"before_pct": 33.3, "before_n": 3, "after_pct": 55.6, "after_n": 5, "words": "up_about", "pct": 22.2, "n": 2}, "against": {"before_pct": 33.3, "before_n": 3, "after_pct": 22.2, "after_n": 2, "words": "down", "pct": 11.1, "n": 1}}, "verdict": {"words": "for", "winner": "for", "margin_pct": 33.3, "spread_pct": 37.3}}');
INSERT INTO "journal" VALUES(12,1,1750240807000,'Mara','poll:reveal','poll 2','armed','revealed',NULL,NULL);
INSERT INTO "journal" VALUES(13,1,1750240808000,'Mara','poll:step','poll 2','before','after',NULL,NULL);
INSERT INTO "journal" VALUES(14,1,1750240809000,'Mara','poll:step','poll 2','after','movement',NULL,NULL);
INSERT INTO "journal" VALUES(15,1,1750240810000,'Mara','poll:step','poll 2','movement','winner',NULL,NULL);
INSERT INTO "journal" VALUES(16,1,1750240810000,'Mara','pair:digest','pair 1',NULL,NULL,NULL,'{"digest": "b129a90f625d91f63a52956b55dcad33883c0928654054ecc53c3d2f42fb11cd", "digests": {"event": "f96a84e6c651702f5b9cfa84125bf57d3bbef554223c318fd6f340647c2c555d", "pair": "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b", "polls": "eb25f5b50b1eb24c400bbbe32add4b9a9e8ee84257e2597bfc6cbe4dfb8b2a10", "record": "10c6653ab77cb82f575400193eb9007161b4d4b1e4449e02e982fc7febed17f5", "seal": "efbe681fe0a29aaaac98b68050e52ebcd72af482629f73498f17e1bfa6d84bba", "ballots": "62fa7626e3f1185b89f9276bebcffb9498697cd0e5a06b735deca6a3b4df7e09", "hashes": "8bfc4c02215de757bb65291c92a248e64d536de29219e70c2b7d8a1b1e20bcac", "frame": "3ff0e90c5af79ae457a82cc5cd4015e2ac844f9378142b394475033c2bf82275", "result": "69033aea5f7d6de731dd54c1824c191627260fd2c44d759a2aaf48e0398467a5", "journal": ["28b5bd4e75634fff36680dac1b3828fb5afb22a2a0b2661ae20a4a6d4771e2a2", "a3b3d9c34e5f3140db845c29bd9d73850e99df5034b43914aee10ca234c9289e", "930eb916051b290cbb2438072d1b6d6072f111dc3a0d5adfac62167d57db5255", "3f6a8ce31be54df4b219b9c41240c5ec0e28d2e579e61b929974195b66cb4b2f", "bda31218221613cb5bd6b6c92186b488dbdcb311cde9b074889e0d1e06593ef2", "bd474e6c9159a52b96766dc81741d77baf8659da12ea3463cc42782b9f47c625", "0883ebeee7e2f68c7f3585f116d11cc37c45100e8097a355b6ad2f3a0e3341cb", "5a7126d39c67e9909d2d90b1ef3ddbb0b6fac9b6cfe153df62e9e80dd05b5564", "d214d76282191e973cd5b2bf2a0b9a2bc1403baadd10b0f52fa8e089dcc18060", "57dfb99819e713c7e1170aaee4ccc31234e904e054eb55b731b9fa72cf94067d", "0a3d8f030a0e70f56c25b45101c6cb3ebd249752a986b4914a3fcc17606f2802", "c0b0b00c03718e9b5429e8a3295c0c8511b1e9b7b17a820ff790a280be5af677", "c69f11825515d160682b600cd07178739600701e62190f48ffc3e1fc916e0f97"]}}');
INSERT INTO "journal" VALUES(17,2,1750240800000,'system','event:import','event 2',NULL,NULL,NULL,'{"code": "MNXNS", "items": 2}');
INSERT INTO "journal" VALUES(18,2,1750240800000,'Mara','item:start','item 4','planned','live',NULL,NULL);
INSERT INTO "journal" VALUES(19,2,1750240800000,'Mara','pair:seal','pair 2',NULL,'sealed',NULL,'{"seal": "c3017c78044b0eaedf7e3fefde412749af3436e12f3f564fd4b7c9bdbc06c8f2", "record": {"sealed": 1, "event": "MNXNS", "item": "Oxford Style Debate", "motion": "Tech companies should have formal representation in international diplomatic forums", "choices": ["for", "against", "undecided"], "rule": "all_ballots", "band_pct": 0.0, "show_pre": false, "tallies": {"pre": "sealed", "post": "sealed"}, "public_list": false, "format": "intelligence-squared-style", "slots": [{"kind": "vote", "title": "Vote before the debate", "side": null, "length_ms": null}, {"kind": "speech", "title": "First opening for", "side": "for", "length_ms": 420000}, {"kind": "speech", "title": "First opening against", "side": "against", "length_ms": 420000}, {"kind": "speech", "title": "Second opening for", "side": "for", "length_ms": 420000}, {"kind": "speech", "title": "Second opening against", "side": "against", "length_ms": 420000}, {"kind": "questions", "title": "Questions from the audience", "side": null, "length_ms": 720000}, {"kind": "speech", "title": "First closing for", "side": "for", "length_ms": 120000}, {"kind": "speech", "title": "First closing against", "side": "against", "length_ms": 120000}, {"kind": "speech", "title": "Second closing for", "side": "for", "length_ms": 120000}, {"kind": "speech", "title": "Second closing against", "side": "against", "length_ms": 120000}, {"kind": "vote", "title": "Vote after the debate", "side": null, "length_ms": null}, {"kind": "result", "title": "Result", "side": null, "length_ms": null}], "sealed_at": 1750240800000}}');
INSERT INTO "journal" VALUES(20,2,1750240800000,'Mara','poll:open','poll 3','draft','open',NULL,NULL);
INSERT INTO "journal" VALUES(21,2,1750240802000,'Mara','poll:close','poll 3','open','closed',NULL,NULL);
INSERT INTO "journal" VALUES(22,2,1750240802000,'Mara','poll:hash','poll 3',NULL,NULL,NULL,'{"ballots": 9, "hash": "02f9c4cc92392d75aeee9c4f9aa8ca9de2baeb68d8e3fcaf773ecb0db04d627d"}');
INSERT INTO "journal" VALUES(23,2,1750240803000,'Mara','poll:open','poll 4','draft','open',NULL,NULL);
INSERT INTO "journal" VALUES(24,2,1750240805000,'Mara','poll:close','poll 4','open','closed',NULL,NULL);
INSERT INTO "journal" VALUES(25,2,1750240805000,'Mara','poll:hash','poll 4',NULL,NULL,NULL,'{"ballots": 9, "hash": "069a042a6de74f45394781340d8f3cf42f2d2c31fee5ef45a6f123d7d2e5a97a"}');
INSERT INTO "journal" VALUES(26,2,1750240806000,'Mara','poll:arm','poll 4','closed','armed',NULL,NULL);
INSERT INTO "journal" VALUES(27,2,1750240806000,'Mara','poll:frame','poll 4',NULL,NULL,NULL,'{"version": 3, "poll": 4, "pair": 2, "round": "post", "title": "Oxford Style Debate", "motion": "Tech companies should have formal representation in international diplomatic forums", "seal": {"hash": "C301-7C78", "rule": "all_ballots", "band": 0.0, "show_pre": false, "tallies": {"pre": "sealed", "post": "sealed"}, "public_list": false, "sealed_at": 1750240800000}, "steps": ["before", "after", "movement", "winner"], "step": "winner", "hashes": {"pre": "02f9c4cc92392d75aeee9c4f9aa8ca9de2baeb68d8e3fcaf773ecb0db04d627d", "post": "069a042a6de74f45394781340d8f3cf42f2d2c31fee5ef45a6f123d7d2e5a97a"}, "before": {"for": 3, "against": 3, "undecided": 3}, "after": {"for": 5, "against": 2, "undecided": 2}, "counts": {"before": 9, "after": 9, "both": 9, "only_before": 0, "only_after": 0}, "matrix": {"for": {"for": 2, "against": 1, "undecided": 0}, "against": {"for": 1, "against": 1, "undecided": 1}, "undecided": {"for": 2, "against": 0, "undecided": 1}}, "matched": {"before": {"for": 3, "against": 3, "undecided": 3}, "after": {"for": 5, "against": 2, "undecided": 2}}, "outcome": {"verdict": "for", "rule": "all_ballots", "margin_pct": 33.3, "spread_pct": null, "shifts": {"for": {"before_pct": 33.3, "after_pct": 55.6, "gain_pct": 22.2, "before_n": 3, "after_n": 5, "gain_n": null}, "against": {"before_pct": 33.3, "after_pct": 22.2, "gain_pct": -11.1, "before_n": 3, "after_n": 2, "gain_n": null}}}, "ballots": {"before": 9, "after": 9}, "shown": {"before": {"of": "all", "n": 9, "shares": {"for": {"n": 3, "pct": 33.3}, "against": {"n": 3, "pct": 33.3}, "undecided": {"n": 3, "pct": 33.3}}}, "after": {"of": "all", "n": 9, "shares": {"for": {"n": 5, "pct": 55.6}, "against": {"n": 2, "pct": 22.2}, "undecided": {"n": 2, "pct": 22.2}}}}, "changes": {"for": {"before_pct": 33.3, "before_n": 3, "after_pct": 55.6, "after_n": 5, "words": "up_about", "pct": 22.2, "n": null}, "against": {"before_pct": 33.3, "before_n": 3, "after_pct": 22.2, "after_n": 2, "words": "down", "pct": 11.1, "n": null}}, "verdict": {"words": "for", "winner": "for", "margin_pct": 33.3, "spread_pct": null}}');
INSERT INTO "journal" VALUES(28,2,1750240806000,'Mara','poll:reveal','poll 4','armed','revealed',NULL,NULL);
INSERT INTO "journal" VALUES(29,2,1750240807000,'Mara','poll:step','poll 4','before','after',NULL,NULL);
INSERT INTO "journal" VALUES(30,3,1750240800000,'system','event:import','event 3',NULL,NULL,NULL,'{"code": "DEES6", "items": 2}');
INSERT INTO "journal" VALUES(31,3,1750240800000,'Mara','item:start','item 6','planned','live',NULL,NULL);
INSERT INTO "journal" VALUES(32,3,1750240800000,'Mara','pair:seal','pair 3',NULL,'sealed',NULL,'{"seal": "b9b17f68c3836b0eaaedfa6bc5296c78cd33dd5e8c7361c0757268211c4117c3", "record": {"sealed": 1, "event": "DEES6", "item": "Oxford Style Debate", "motion": "Tech companies should have formal representation in international diplomatic forums", "choices": ["for", "against", "undecided"], "rule": "matched", "band_pct": 0.0, "show_pre": false, "tallies": {"pre": "live", "post": "sealed"}, "public_list": false, "format": "intelligence-squared-style", "slots": [{"kind": "vote", "title": "Vote before the debate", "side": null, "length_ms": null}, {"kind": "speech", "title": "First opening for", "side": "for", "length_ms": 420000}, {"kind": "speech", "title": "First opening against", "side": "against", "length_ms": 420000}, {"kind": "speech", "title": "Second opening for", "side": "for", "length_ms": 420000}, {"kind": "speech", "title": "Second opening against", "side": "against", "length_ms": 420000}, {"kind": "questions", "title": "Questions from the audience", "side": null, "length_ms": 720000}, {"kind": "speech", "title": "First closing for", "side": "for", "length_ms": 120000}, {"kind": "speech", "title": "First closing against", "side": "against", "length_ms": 120000}, {"kind": "speech", "title": "Second closing for", "side": "for", "length_ms": 120000}, {"kind": "speech", "title": "Second closing against", "side": "against", "length_ms": 120000}, {"kind": "vote", "title": "Vote after the debate", "side": null, "length_ms": null}, {"kind": "result", "title": "Result", "side": null, "length_ms": null}], "sealed_at": 1750240800000}}');
INSERT INTO "journal" VALUES(33,3,1750240800000,'Mara','poll:open','poll 5','draft','open',NULL,NULL);
CREATE TABLE known_attempt (
	poll_id INTEGER NOT NULL, 
	mark VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_known_attempt PRIMARY KEY (poll_id, mark), 
	CONSTRAINT fk_known_attempt_poll_id_poll FOREIGN KEY(poll_id) REFERENCES poll (id)
)
 WITHOUT ROWID

;
INSERT INTO "known_attempt" VALUES(1,'07df7b0bae9716ee276214c1b1d08cb0');
INSERT INTO "known_attempt" VALUES(1,'0811a9f62999614625af51eef479c390');
INSERT INTO "known_attempt" VALUES(1,'3b7b0836bede6b4b0d79f7dda80eeba9');
INSERT INTO "known_attempt" VALUES(1,'518ddd0d9d0d1dbe81a8559ed64ec7ec');
INSERT INTO "known_attempt" VALUES(1,'806420ccef56f63d00987c8337c1afd6');
INSERT INTO "known_attempt" VALUES(1,'abebbc719ba3af2e513ac24cefb21e3c');
INSERT INTO "known_attempt" VALUES(1,'b12cdc4f928c084963c8ab188d034770');
INSERT INTO "known_attempt" VALUES(1,'c08a24b46d9dcc90cc44203701a6b069');
INSERT INTO "known_attempt" VALUES(1,'cee3a5c2d8c029acf9cd12a242db6f26');
INSERT INTO "known_attempt" VALUES(2,'166ddadbd64fdc9b39a2900bdb8ebc7c');
INSERT INTO "known_attempt" VALUES(2,'38e0a1715d9239db6e43bcea82248164');
INSERT INTO "known_attempt" VALUES(2,'7d316135641903d364c1b79ed0b42dec');
INSERT INTO "known_attempt" VALUES(2,'8439de834f3583c50e7b404f91f11050');
INSERT INTO "known_attempt" VALUES(2,'a3e5539241cb600f788f34dc3e224e48');
INSERT INTO "known_attempt" VALUES(2,'a4ccc5fde798edfb6cee5154c9cea21b');
INSERT INTO "known_attempt" VALUES(2,'ad8f8b7756d791d6e04fac5c4674510b');
INSERT INTO "known_attempt" VALUES(2,'bae98ae7727bdc9b1266251d2fffb074');
INSERT INTO "known_attempt" VALUES(2,'beab32491a2814a7cfdee44a949ba5bd');
INSERT INTO "known_attempt" VALUES(3,'2d9ac4fb0a413835878faa136aae3b92');
INSERT INTO "known_attempt" VALUES(3,'60298159061019121e7c1c693f5847df');
INSERT INTO "known_attempt" VALUES(3,'60f2344771a8e3a86c7a42dc62b266f6');
INSERT INTO "known_attempt" VALUES(3,'7e77fd8753b5586f2f223d26cdc4d3ea');
INSERT INTO "known_attempt" VALUES(3,'7eb45f1a60f43ee949fd27e0010ab6bc');
INSERT INTO "known_attempt" VALUES(3,'a3b0d461b218d696d41ff3204574ba42');
INSERT INTO "known_attempt" VALUES(3,'cc878b7e965a8e040a4222f1b6f6d067');
INSERT INTO "known_attempt" VALUES(3,'e8d0c39df70eb801feaef8f28a038b20');
INSERT INTO "known_attempt" VALUES(3,'fdb3fed321aa6a1f5616d4b217b43e91');
INSERT INTO "known_attempt" VALUES(4,'032a0e7e47a41b47c015d201b75ea420');
INSERT INTO "known_attempt" VALUES(4,'0a6f4b2a5f11680f429368e4a41c11e3');
INSERT INTO "known_attempt" VALUES(4,'233c33d7dc21768b74e94dec9ce3eece');
INSERT INTO "known_attempt" VALUES(4,'65ffa32178d607710ac8f4098c0678aa');
INSERT INTO "known_attempt" VALUES(4,'7267f54be4c561ab1475709eda261ff9');
INSERT INTO "known_attempt" VALUES(4,'7aecfd7352f19efc1d49523cc95c82e4');
INSERT INTO "known_attempt" VALUES(4,'8ab5eeda1fd9f970eaee8aa44da22da0');
INSERT INTO "known_attempt" VALUES(4,'e6bc6f627760a524c36233cba33c5bb2');
INSERT INTO "known_attempt" VALUES(4,'f0384349ce0d25c9369224a7286f53c8');
CREATE TABLE link (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	role VARCHAR(24) NOT NULL, 
	nonce VARCHAR(32) NOT NULL, 
	label VARCHAR(80) NOT NULL, 
	created_at BIGINT NOT NULL, 
	expires_at BIGINT, 
	used_at BIGINT, 
	revoked_at BIGINT, 
	CONSTRAINT pk_link PRIMARY KEY (id), 
	CONSTRAINT fk_link_event_id_event FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT ck_link_role CHECK (role IN ('audience', 'screen', 'stage', 'moderator', 'owner'))
);
CREATE TABLE membership (
	event_id INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	role VARCHAR(24) NOT NULL, 
	revoked_at BIGINT, 
	CONSTRAINT pk_membership PRIMARY KEY (event_id, account_id), 
	CONSTRAINT ck_membership_role_of_desk CHECK (role IN ('owner', 'moderator')), 
	CONSTRAINT fk_membership_account_id_account FOREIGN KEY(account_id) REFERENCES account (id), 
	CONSTRAINT fk_membership_event_id_event FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT ck_membership_role CHECK (role IN ('audience', 'screen', 'stage', 'moderator', 'owner'))
);
CREATE TABLE message (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	text VARCHAR(200) NOT NULL, 
	sent_at BIGINT NOT NULL, 
	read_at BIGINT, 
	cleared_at BIGINT, 
	CONSTRAINT pk_message PRIMARY KEY (id), 
	CONSTRAINT fk_message_event_id_event FOREIGN KEY(event_id) REFERENCES event (id)
);
CREATE TABLE mute (
	event_id INTEGER NOT NULL, 
	asker VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_mute PRIMARY KEY (event_id, asker), 
	CONSTRAINT fk_mute_event_id_event FOREIGN KEY(event_id) REFERENCES event (id)
);
CREATE TABLE pair (
	id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	rule VARCHAR(24) NOT NULL, 
	band_pct DOUBLE NOT NULL, 
	show_pre BOOLEAN NOT NULL, 
	public_list BOOLEAN NOT NULL, 
	record JSON NOT NULL, 
	seal VARCHAR(64) NOT NULL, 
	secret BLOB, 
	sealed_at BIGINT NOT NULL, 
	voided_at BIGINT, run BIGINT DEFAULT '1' NOT NULL, 
	CONSTRAINT pk_pair PRIMARY KEY (id), 
	CONSTRAINT fk_pair_item_id_item FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT ck_pair_rule CHECK (rule IN ('matched', 'all_ballots', 'final_majority', 'converts', 'share_to_win', 'none'))
);
INSERT INTO "pair" VALUES(1,2,'matched',1.0,0,0,'{"sealed": 1, "event": "93TA7", "item": "Oxford Style Debate", "motion": "Tech companies should have formal representation in international diplomatic forums", "choices": ["for", "against", "undecided"], "rule": "matched", "band_pct": 1.0, "show_pre": false, "tallies": {"pre": "sealed", "post": "sealed"}, "public_list": false, "format": "intelligence-squared-style", "slots": [{"kind": "vote", "title": "Vote before the debate", "side": null, "length_ms": null}, {"kind": "speech", "title": "First opening for", "side": "for", "length_ms": 420000}, {"kind": "speech", "title": "First opening against", "side": "against", "length_ms": 420000}, {"kind": "speech", "title": "Second opening for", "side": "for", "length_ms": 420000}, {"kind": "speech", "title": "Second opening against", "side": "against", "length_ms": 420000}, {"kind": "questions", "title": "Questions from the audience", "side": null, "length_ms": 720000}, {"kind": "speech", "title": "First closing for", "side": "for", "length_ms": 120000}, {"kind": "speech", "title": "First closing against", "side": "against", "length_ms": 120000}, {"kind": "speech", "title": "Second closing for", "side": "for", "length_ms": 120000}, {"kind": "speech", "title": "Second closing against", "side": "against", "length_ms": 120000}, {"kind": "vote", "title": "Vote after the debate", "side": null, "length_ms": null}, {"kind": "result", "title": "Result", "side": null, "length_ms": null}], "sealed_at": 1750240800000}','10c6653ab77cb82f575400193eb9007161b4d4b1e4449e02e982fc7febed17f5',X'CECF336BC174258AB13F3A28211F5F2FE89BA48CF6E0B9F0AA9DFB75F0A9B3F1',1750240800000,NULL,1);
INSERT INTO "pair" VALUES(2,4,'all_ballots',0.0,0,0,'{"sealed": 1, "event": "MNXNS", "item": "Oxford Style Debate", "motion": "Tech companies should have formal representation in international diplomatic forums", "choices": ["for", "against", "undecided"], "rule": "all_ballots", "band_pct": 0.0, "show_pre": false, "tallies": {"pre": "sealed", "post": "sealed"}, "public_list": false, "format": "intelligence-squared-style", "slots": [{"kind": "vote", "title": "Vote before the debate", "side": null, "length_ms": null}, {"kind": "speech", "title": "First opening for", "side": "for", "length_ms": 420000}, {"kind": "speech", "title": "First opening against", "side": "against", "length_ms": 420000}, {"kind": "speech", "title": "Second opening for", "side": "for", "length_ms": 420000}, {"kind": "speech", "title": "Second opening against", "side": "against", "length_ms": 420000}, {"kind": "questions", "title": "Questions from the audience", "side": null, "length_ms": 720000}, {"kind": "speech", "title": "First closing for", "side": "for", "length_ms": 120000}, {"kind": "speech", "title": "First closing against", "side": "against", "length_ms": 120000}, {"kind": "speech", "title": "Second closing for", "side": "for", "length_ms": 120000}, {"kind": "speech", "title": "Second closing against", "side": "against", "length_ms": 120000}, {"kind": "vote", "title": "Vote after the debate", "side": null, "length_ms": null}, {"kind": "result", "title": "Result", "side": null, "length_ms": null}], "sealed_at": 1750240800000}','c3017c78044b0eaedf7e3fefde412749af3436e12f3f564fd4b7c9bdbc06c8f2',X'56634AB7237F53022378065064F7C56F7C02E806F69F52FD56AFF1BA948E5E9A',1750240800000,NULL,1);
INSERT INTO "pair" VALUES(3,6,'matched',0.0,0,0,'{"sealed": 1, "event": "DEES6", "item": "Oxford Style Debate", "motion": "Tech companies should have formal representation in international diplomatic forums", "choices": ["for", "against", "undecided"], "rule": "matched", "band_pct": 0.0, "show_pre": false, "tallies": {"pre": "live", "post": "sealed"}, "public_list": false, "format": "intelligence-squared-style", "slots": [{"kind": "vote", "title": "Vote before the debate", "side": null, "length_ms": null}, {"kind": "speech", "title": "First opening for", "side": "for", "length_ms": 420000}, {"kind": "speech", "title": "First opening against", "side": "against", "length_ms": 420000}, {"kind": "speech", "title": "Second opening for", "side": "for", "length_ms": 420000}, {"kind": "speech", "title": "Second opening against", "side": "against", "length_ms": 420000}, {"kind": "questions", "title": "Questions from the audience", "side": null, "length_ms": 720000}, {"kind": "speech", "title": "First closing for", "side": "for", "length_ms": 120000}, {"kind": "speech", "title": "First closing against", "side": "against", "length_ms": 120000}, {"kind": "speech", "title": "Second closing for", "side": "for", "length_ms": 120000}, {"kind": "speech", "title": "Second closing against", "side": "against", "length_ms": 120000}, {"kind": "vote", "title": "Vote after the debate", "side": null, "length_ms": null}, {"kind": "result", "title": "Result", "side": null, "length_ms": null}], "sealed_at": 1750240800000}','b9b17f68c3836b0eaaedfa6bc5296c78cd33dd5e8c7361c0757268211c4117c3',X'F87A6CA37D5B886320225D5030277C57964B1B3A0E305763C18B05F3546F22A8',1750240800000,NULL,1);
CREATE TABLE "poll" (
	id INTEGER NOT NULL, 
	pair_id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	round VARCHAR(24) NOT NULL, 
	state VARCHAR(24) NOT NULL, 
	tally VARCHAR(24) NOT NULL, 
	opened_at BIGINT, 
	closes_at BIGINT, 
	closed_at BIGINT, 
	ballots_hash VARCHAR(64), 
	armed_by VARCHAR(80), 
	frame JSON, 
	step VARCHAR(12), 
	step_due_at BIGINT, 
	shown JSON, 
	openings BIGINT NOT NULL, 
	staged JSON, 
	staged_at BIGINT, 
	CONSTRAINT pk_poll PRIMARY KEY (id), 
	CONSTRAINT ck_poll_closed_has_hash CHECK (state NOT IN ('closed', 'armed', 'revealed') OR ballots_hash IS NOT NULL), 
	CONSTRAINT ck_poll_tally CHECK (tally IN ('sealed', 'live')), 
	CONSTRAINT uq_poll_pair_id_round UNIQUE (pair_id, round), 
	CONSTRAINT fk_poll_event_id_event FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT fk_poll_pair_id_pair FOREIGN KEY(pair_id) REFERENCES pair (id), 
	CONSTRAINT ck_poll_round CHECK (round IN ('pre', 'post')), 
	CONSTRAINT ck_poll_state CHECK (state IN ('draft', 'open', 'closed', 'armed', 'revealed', 'void')), 
	CONSTRAINT ck_poll_armed_has_frame CHECK (state NOT IN ('armed', 'revealed') OR frame IS NOT NULL)
);
INSERT INTO "poll" VALUES(1,1,1,'pre','closed','sealed',1750240800000,NULL,1750240802000,'7be5f0d8277d170268db6ce2f4ea66568e23b170d7e6fd917b4d8f591b17e146',NULL,NULL,NULL,NULL,NULL,1,NULL,NULL);
INSERT INTO "poll" VALUES(2,1,1,'post','revealed','sealed',1750240803000,NULL,1750240805000,'34e5c74679713bfba00b5beccdc88b1c1b9e301f2f65875828317118212e6227','Mara','{"version": 3, "poll": 2, "pair": 1, "round": "post", "title": "Oxford Style Debate", "motion": "Tech companies should have formal representation in international diplomatic forums", "seal": {"hash": "10C6-653A", "rule": "matched", "band": 1.0, "show_pre": false, "tallies": {"pre": "sealed", "post": "sealed"}, "public_list": false, "sealed_at": 1750240800000}, "steps": ["before", "after", "movement", "winner"], "step": "winner", "hashes": {"pre": "7be5f0d8277d170268db6ce2f4ea66568e23b170d7e6fd917b4d8f591b17e146", "post": "34e5c74679713bfba00b5beccdc88b1c1b9e301f2f65875828317118212e6227"}, "before": {"for": 3, "against": 3, "undecided": 3}, "after": {"for": 5, "against": 2, "undecided": 2}, "counts": {"before": 9, "after": 9, "both": 9, "only_before": 0, "only_after": 0}, "matrix": {"for": {"for": 2, "against": 1, "undecided": 0}, "against": {"for": 1, "against": 1, "undecided": 1}, "undecided": {"for": 2, "against": 0, "undecided": 1}}, "matched": {"before": {"for": 3, "against": 3, "undecided": 3}, "after": {"for": 5, "against": 2, "undecided": 2}}, "outcome": {"verdict": "for", "rule": "matched", "margin_pct": 33.3, "spread_pct": 37.3, "shifts": {"for": {"before_pct": 33.3, "after_pct": 55.6, "gain_pct": 22.2, "before_n": 3, "after_n": 5, "gain_n": 2}, "against": {"before_pct": 33.3, "after_pct": 22.2, "gain_pct": -11.1, "before_n": 3, "after_n": 2, "gain_n": -1}}}, "ballots": {"before": 9, "after": 9}, "shown": {"before": {"of": "both", "n": 9, "shares": {"for": {"n": 3, "pct": 33.3}, "against": {"n": 3, "pct": 33.3}, "undecided": {"n": 3, "pct": 33.3}}}, "after": {"of": "both", "n": 9, "shares": {"for": {"n": 5, "pct": 55.6}, "against": {"n": 2, "pct": 22.2}, "undecided": {"n": 2, "pct": 22.2}}}}, "changes": {"for": {"before_pct": 33.3, "before_n": 3, "after_pct": 55.6, "after_n": 5, "words": "up_about", "pct": 22.2, "n": 2}, "against": {"before_pct": 33.3, "before_n": 3, "after_pct": 22.2, "after_n": 2, "words": "down", "pct": 11.1, "n": 1}}, "verdict": {"words": "for", "winner": "for", "margin_pct": 33.3, "spread_pct": 37.3}}','winner',NULL,NULL,1,NULL,NULL);
INSERT INTO "poll" VALUES(3,2,2,'pre','closed','sealed',1750240800000,NULL,1750240802000,'02f9c4cc92392d75aeee9c4f9aa8ca9de2baeb68d8e3fcaf773ecb0db04d627d',NULL,NULL,NULL,NULL,NULL,1,NULL,NULL);
INSERT INTO "poll" VALUES(4,2,2,'post','revealed','sealed',1750240803000,NULL,1750240805000,'069a042a6de74f45394781340d8f3cf42f2d2c31fee5ef45a6f123d7d2e5a97a','Mara','{"version": 3, "poll": 4, "pair": 2, "round": "post", "title": "Oxford Style Debate", "motion": "Tech companies should have formal representation in international diplomatic forums", "seal": {"hash": "C301-7C78", "rule": "all_ballots", "band": 0.0, "show_pre": false, "tallies": {"pre": "sealed", "post": "sealed"}, "public_list": false, "sealed_at": 1750240800000}, "steps": ["before", "after", "movement", "winner"], "step": "winner", "hashes": {"pre": "02f9c4cc92392d75aeee9c4f9aa8ca9de2baeb68d8e3fcaf773ecb0db04d627d", "post": "069a042a6de74f45394781340d8f3cf42f2d2c31fee5ef45a6f123d7d2e5a97a"}, "before": {"for": 3, "against": 3, "undecided": 3}, "after": {"for": 5, "against": 2, "undecided": 2}, "counts": {"before": 9, "after": 9, "both": 9, "only_before": 0, "only_after": 0}, "matrix": {"for": {"for": 2, "against": 1, "undecided": 0}, "against": {"for": 1, "against": 1, "undecided": 1}, "undecided": {"for": 2, "against": 0, "undecided": 1}}, "matched": {"before": {"for": 3, "against": 3, "undecided": 3}, "after": {"for": 5, "against": 2, "undecided": 2}}, "outcome": {"verdict": "for", "rule": "all_ballots", "margin_pct": 33.3, "spread_pct": null, "shifts": {"for": {"before_pct": 33.3, "after_pct": 55.6, "gain_pct": 22.2, "before_n": 3, "after_n": 5, "gain_n": null}, "against": {"before_pct": 33.3, "after_pct": 22.2, "gain_pct": -11.1, "before_n": 3, "after_n": 2, "gain_n": null}}}, "ballots": {"before": 9, "after": 9}, "shown": {"before": {"of": "all", "n": 9, "shares": {"for": {"n": 3, "pct": 33.3}, "against": {"n": 3, "pct": 33.3}, "undecided": {"n": 3, "pct": 33.3}}}, "after": {"of": "all", "n": 9, "shares": {"for": {"n": 5, "pct": 55.6}, "against": {"n": 2, "pct": 22.2}, "undecided": {"n": 2, "pct": 22.2}}}}, "changes": {"for": {"before_pct": 33.3, "before_n": 3, "after_pct": 55.6, "after_n": 5, "words": "up_about", "pct": 22.2, "n": null}, "against": {"before_pct": 33.3, "before_n": 3, "after_pct": 22.2, "after_n": 2, "words": "down", "pct": 11.1, "n": null}}, "verdict": {"words": "for", "winner": "for", "margin_pct": 33.3, "spread_pct": null}}','after',NULL,NULL,1,NULL,NULL);
INSERT INTO "poll" VALUES(5,3,3,'pre','open','live',1750240800000,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL);
INSERT INTO "poll" VALUES(6,3,3,'post','draft','sealed',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL);
CREATE TABLE pool (
	id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	side VARCHAR(24) NOT NULL, 
	duration_ms BIGINT, 
	adjusted_ms BIGINT NOT NULL, 
	banked_ms BIGINT NOT NULL, 
	started_at BIGINT, 
	finished_at BIGINT, 
	CONSTRAINT pk_pool PRIMARY KEY (id), 
	CONSTRAINT fk_pool_item_id_item FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT ck_pool_side CHECK (side IN ('for', 'against'))
);
CREATE TABLE "question" (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	asker VARCHAR(32) NOT NULL, 
	text VARCHAR(280) NOT NULL, 
	original VARCHAR(280), 
	name VARCHAR(80), 
	"to" VARCHAR(80), 
	state VARCHAR(24) NOT NULL, 
	flags JSON NOT NULL, 
	similar JSON NOT NULL, 
	merged_into_id INTEGER, 
	asked_at BIGINT NOT NULL, 
	ended_from VARCHAR(24), run BIGINT DEFAULT '1' NOT NULL, 
	CONSTRAINT pk_question PRIMARY KEY (id), 
	CONSTRAINT ck_question_merged_has_target CHECK ((state = 'merged') = (merged_into_id IS NOT NULL)), 
	CONSTRAINT fk_question_merged_into_id_question FOREIGN KEY(merged_into_id) REFERENCES question (id), 
	CONSTRAINT ck_question_state CHECK (state IN ('new', 'approved', 'next', 'on_stage', 'answered', 'declined', 'merged', 'withdrawn')), 
	CONSTRAINT fk_question_item_id_item FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT fk_question_event_id_event FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT ck_question_ended_from CHECK (ended_from IN ('new', 'approved', 'next', 'on_stage', 'answered', 'declined', 'merged', 'withdrawn'))
);
CREATE TABLE residue (
	id INTEGER NOT NULL, 
	what VARCHAR(40) NOT NULL, 
	since BIGINT NOT NULL, 
	CONSTRAINT pk_residue PRIMARY KEY (id)
);
CREATE TABLE revision (
	event_id INTEGER NOT NULL, 
	slice VARCHAR(48) NOT NULL, 
	rev BIGINT NOT NULL, 
	CONSTRAINT pk_revision PRIMARY KEY (event_id, slice), 
	CONSTRAINT fk_revision_event_id_event FOREIGN KEY(event_id) REFERENCES event (id)
)
 WITHOUT ROWID

;
INSERT INTO "revision" VALUES(1,'agenda',1);
INSERT INTO "revision" VALUES(1,'asked',1);
INSERT INTO "revision" VALUES(1,'clock',1);
INSERT INTO "revision" VALUES(1,'debate',2);
INSERT INTO "revision" VALUES(1,'guide',11);
INSERT INTO "revision" VALUES(1,'order',4);
INSERT INTO "revision" VALUES(1,'poll',7);
INSERT INTO "revision" VALUES(1,'polls',11);
INSERT INTO "revision" VALUES(1,'questions',1);
INSERT INTO "revision" VALUES(1,'queue',1);
INSERT INTO "revision" VALUES(1,'result',10);
INSERT INTO "revision" VALUES(1,'scene',2);
INSERT INTO "revision" VALUES(1,'setups',5);
INSERT INTO "revision" VALUES(1,'turnout',28);
INSERT INTO "revision" VALUES(1,'upvotes',1);
INSERT INTO "revision" VALUES(2,'agenda',1);
INSERT INTO "revision" VALUES(2,'asked',1);
INSERT INTO "revision" VALUES(2,'clock',1);
INSERT INTO "revision" VALUES(2,'debate',2);
INSERT INTO "revision" VALUES(2,'guide',9);
INSERT INTO "revision" VALUES(2,'order',4);
INSERT INTO "revision" VALUES(2,'poll',7);
INSERT INTO "revision" VALUES(2,'polls',9);
INSERT INTO "revision" VALUES(2,'questions',1);
INSERT INTO "revision" VALUES(2,'queue',1);
INSERT INTO "revision" VALUES(2,'result',8);
INSERT INTO "revision" VALUES(2,'scene',2);
INSERT INTO "revision" VALUES(2,'setups',5);
INSERT INTO "revision" VALUES(2,'turnout',26);
INSERT INTO "revision" VALUES(2,'upvotes',1);
INSERT INTO "revision" VALUES(3,'agenda',1);
INSERT INTO "revision" VALUES(3,'asked',1);
INSERT INTO "revision" VALUES(3,'clock',1);
INSERT INTO "revision" VALUES(3,'debate',2);
INSERT INTO "revision" VALUES(3,'guide',3);
INSERT INTO "revision" VALUES(3,'order',3);
INSERT INTO "revision" VALUES(3,'poll',3);
INSERT INTO "revision" VALUES(3,'polls',3);
INSERT INTO "revision" VALUES(3,'questions',1);
INSERT INTO "revision" VALUES(3,'queue',1);
INSERT INTO "revision" VALUES(3,'result',3);
INSERT INTO "revision" VALUES(3,'scene',1);
INSERT INTO "revision" VALUES(3,'setups',3);
INSERT INTO "revision" VALUES(3,'turnout',13);
INSERT INTO "revision" VALUES(3,'upvotes',1);
CREATE TABLE sign_in (
	id INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	token_hash VARCHAR(64) NOT NULL, 
	created_at BIGINT NOT NULL, 
	ended_at BIGINT, 
	CONSTRAINT pk_sign_in PRIMARY KEY (id), 
	CONSTRAINT fk_sign_in_account_id_account FOREIGN KEY(account_id) REFERENCES account (id), 
	CONSTRAINT uq_sign_in_token_hash UNIQUE (token_hash)
);
CREATE TABLE slot (
	id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	position BIGINT NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	title VARCHAR(80) NOT NULL, 
	side VARCHAR(24), 
	seat BIGINT, 
	round VARCHAR(24), 
	bells JSON NOT NULL, 
	periods JSON NOT NULL, 
	grace_ms BIGINT NOT NULL, 
	duration_ms BIGINT, 
	adjusted_ms BIGINT NOT NULL, 
	banked_ms BIGINT NOT NULL, 
	started_at BIGINT, 
	finished_at BIGINT, 
	CONSTRAINT pk_slot PRIMARY KEY (id), 
	CONSTRAINT fk_slot_item_id_item FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT uq_slot_item_id_position UNIQUE (item_id, position), 
	CONSTRAINT ck_slot_kind CHECK (kind IN ('speech', 'cross-examination', 'crossfire', 'floor', 'questions', 'prep', 'break', 'vote', 'result')), 
	CONSTRAINT ck_slot_side CHECK (side IN ('for', 'against')), 
	CONSTRAINT ck_slot_round CHECK (round IN ('pre', 'post'))
);
INSERT INTO "slot" VALUES(1,2,0,'vote','Vote before the debate',NULL,NULL,'pre','[]','[]',0,NULL,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(2,2,1,'speech','First opening for','for',1,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,420000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(3,2,2,'speech','First opening against','against',1,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,420000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(4,2,3,'speech','Second opening for','for',2,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,420000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(5,2,4,'speech','Second opening against','against',2,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,420000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(6,2,5,'questions','Questions from the audience',NULL,NULL,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,720000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(7,2,6,'speech','First closing for','for',1,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 30000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,120000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(8,2,7,'speech','First closing against','against',1,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 30000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,120000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(9,2,8,'speech','Second closing for','for',2,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 30000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,120000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(10,2,9,'speech','Second closing against','against',2,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 30000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,120000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(11,2,10,'vote','Vote after the debate',NULL,NULL,'post','[]','[]',0,NULL,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(12,2,11,'result','Result',NULL,NULL,NULL,'[]','[]',0,NULL,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(13,4,0,'vote','Vote before the debate',NULL,NULL,'pre','[]','[]',0,NULL,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(14,4,1,'speech','First opening for','for',1,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,420000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(15,4,2,'speech','First opening against','against',1,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,420000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(16,4,3,'speech','Second opening for','for',2,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,420000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(17,4,4,'speech','Second opening against','against',2,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,420000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(18,4,5,'questions','Questions from the audience',NULL,NULL,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,720000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(19,4,6,'speech','First closing for','for',1,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 30000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,120000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(20,4,7,'speech','First closing against','against',1,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 30000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,120000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(21,4,8,'speech','Second closing for','for',2,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 30000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,120000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(22,4,9,'speech','Second closing against','against',2,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 30000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,120000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(23,4,10,'vote','Vote after the debate',NULL,NULL,'post','[]','[]',0,NULL,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(24,4,11,'result','Result',NULL,NULL,NULL,'[]','[]',0,NULL,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(25,6,0,'vote','Vote before the debate',NULL,NULL,'pre','[]','[]',0,NULL,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(26,6,1,'speech','First opening for','for',1,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,420000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(27,6,2,'speech','First opening against','against',1,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,420000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(28,6,3,'speech','Second opening for','for',2,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,420000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(29,6,4,'speech','Second opening against','against',2,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,420000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(30,6,5,'questions','Questions from the audience',NULL,NULL,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,720000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(31,6,6,'speech','First closing for','for',1,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 30000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,120000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(32,6,7,'speech','First closing against','against',1,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 30000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,120000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(33,6,8,'speech','Second closing for','for',2,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 30000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,120000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(34,6,9,'speech','Second closing against','against',2,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 30000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,120000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(35,6,10,'vote','Vote after the debate',NULL,NULL,'post','[]','[]',0,NULL,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(36,6,11,'result','Result',NULL,NULL,NULL,'[]','[]',0,NULL,0,0,NULL,NULL);
CREATE TABLE speaker (
	id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	side VARCHAR(24) NOT NULL, 
	seat BIGINT NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_speaker PRIMARY KEY (id), 
	CONSTRAINT fk_speaker_item_id_item FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT uq_speaker_item_id_side_seat UNIQUE (item_id, side, seat), 
	CONSTRAINT ck_speaker_side CHECK (side IN ('for', 'against'))
);
INSERT INTO "speaker" VALUES(1,2,'for',1,'Amara Lindqvist');
INSERT INTO "speaker" VALUES(2,2,'for',2,'Jonah Okonjo');
INSERT INTO "speaker" VALUES(3,2,'against',1,'Tomas Varga');
INSERT INTO "speaker" VALUES(4,2,'against',2,'Leila Haddad');
INSERT INTO "speaker" VALUES(5,4,'for',1,'Amara Lindqvist');
INSERT INTO "speaker" VALUES(6,4,'for',2,'Jonah Okonjo');
INSERT INTO "speaker" VALUES(7,4,'against',1,'Tomas Varga');
INSERT INTO "speaker" VALUES(8,4,'against',2,'Leila Haddad');
INSERT INTO "speaker" VALUES(9,6,'for',1,'Amara Lindqvist');
INSERT INTO "speaker" VALUES(10,6,'for',2,'Jonah Okonjo');
INSERT INTO "speaker" VALUES(11,6,'against',1,'Tomas Varga');
INSERT INTO "speaker" VALUES(12,6,'against',2,'Leila Haddad');
CREATE TABLE "upvote" (
	question_id INTEGER NOT NULL, 
	voter VARCHAR(32) NOT NULL, 
	through_id INTEGER, 
	CONSTRAINT pk_upvote PRIMARY KEY (question_id, voter), 
	CONSTRAINT fk_upvote_question_id_question FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_upvote_through_id_question FOREIGN KEY(through_id) REFERENCES question (id)
)
 WITHOUT ROWID

;
CREATE TABLE urn_5_1 (
	voter VARCHAR(32) NOT NULL, 
	choice VARCHAR(24) NOT NULL, 
	"key" VARCHAR(64) NOT NULL, 
	spent TEXT NOT NULL, 
	staged VARCHAR(24), 
	CONSTRAINT pk_urn_5_1 PRIMARY KEY (voter), 
	CONSTRAINT ck_urn_5_1_urn_5_1_choice CHECK (choice IN ('for', 'against', 'undecided'))
)
 WITHOUT ROWID

;
INSERT INTO "urn_5_1" VALUES('090e27b9ffdd72f9c16c46710d73d1de','against','first-attempt-of-v1','',NULL);
INSERT INTO "urn_5_1" VALUES('1f2490ab134a7c67f9a08547a671b7b4','undecided','first-attempt-of-v3','',NULL);
INSERT INTO "urn_5_1" VALUES('2099752010b648aa1d1c8e532335e58a','undecided','first-attempt-of-v6','',NULL);
INSERT INTO "urn_5_1" VALUES('920aba89a03ef724e888038a9f33cb62','against','first-attempt-of-v4','',NULL);
INSERT INTO "urn_5_1" VALUES('9a20951c567e37bc4e74df4dd6dbe493','undecided','second-attempt-of-v0','first-attempt-of-v0',NULL);
INSERT INTO "urn_5_1" VALUES('c743aa53228aad38aa09d2f040218e64','for','first-attempt-of-v5','',NULL);
INSERT INTO "urn_5_1" VALUES('dd625d8edba2b324e94db41f1988ddad','against','first-attempt-of-v7','',NULL);
INSERT INTO "urn_5_1" VALUES('e9d5acae03f65eb1fb2e51b0aad6eeac','for','first-attempt-of-v8','',NULL);
INSERT INTO "urn_5_1" VALUES('e9f28bdeb9f5432653e1c309ff97ea2b','undecided','first-attempt-of-v2','',NULL);
CREATE INDEX ix_journal_event_id ON journal (event_id);
CREATE INDEX ix_link_event_id ON link (event_id);
CREATE INDEX ix_message_event_id ON message (event_id);
CREATE INDEX ix_pair_item_id ON pair (item_id);
CREATE INDEX ix_pool_item_id ON pool (item_id);
CREATE INDEX ix_question_item_state ON question (item_id, state);
CREATE INDEX ix_question_asker ON question (asker);
CREATE INDEX ix_question_merged_into_id ON question (merged_into_id);
CREATE INDEX ix_poll_step_due_at ON poll (step_due_at);
CREATE INDEX ix_poll_closes_at ON poll (closes_at);
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append only'); END;
COMMIT;
