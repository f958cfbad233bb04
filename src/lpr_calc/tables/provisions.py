"""Compiled from data/provisions.yaml by tools/compile_tables.py; do not edit."""

PROVISIONS = """
foreign-currency-2025/1	外币逾期利息批复	法释〔2025〕2号	全文	2025-02-13		https://flk.npc.gov.cn/detail?id=ff808181927f12760195d19ab2762d99	T		币种、利率	currency, rate
general-principles-1986/92	民法通则	主席令第三十七号	第九十二条	1987-01-01	2020-12-31	https://flk.npc.gov.cn/	M	civil-code/985	溢付返还	return of what was overpaid
general-principles-1986/108	民法通则	主席令第三十七号	第一百零八条	1987-01-01	2020-12-31	https://flk.npc.gov.cn/	M		债务清偿	performance of debts
bankruptcy-2006/19	企业破产法	主席令第五十四号	第十九条	2007-06-01		https://flk.npc.gov.cn/	T		执行中止	stay of enforcement
bankruptcy-2006/20	企业破产法	主席令第五十四号	第二十条	2007-06-01		https://flk.npc.gov.cn/	T		诉讼中止	stay of suits
bankruptcy-2006/40	企业破产法	主席令第五十四号	第四十条	2007-06-01		https://flk.npc.gov.cn/	T		破产抵销	set-off in bankruptcy
bankruptcy-2006/46	企业破产法	主席令第五十四号	第四十六条	2007-06-01		https://flk.npc.gov.cn/	T		止息	end of interest
bankruptcy-2006/47	企业破产法	主席令第五十四号	第四十七条	2007-06-01		https://flk.npc.gov.cn/	T		未决债权申报	contested claims
bankruptcy-2006/50	企业破产法	主席令第五十四号	第五十条	2007-06-01		https://flk.npc.gov.cn/	T		连带债权申报	filing by joint creditors
bankruptcy-2006/51	企业破产法	主席令第五十四号	第五十一条	2007-06-01		https://flk.npc.gov.cn/	T		保证人申报求偿权	guarantor files recourse
bankruptcy-2006/52	企业破产法	主席令第五十四号	第五十二条	2007-06-01		https://flk.npc.gov.cn/	T		数个债务人破产	several debtors bankrupt
bankruptcy-2006/92	企业破产法	主席令第五十四号	第九十二条	2007-06-01		https://flk.npc.gov.cn/	T		重整计划与保证人	plan and guarantors
bankruptcy-2006/101	企业破产法	主席令第五十四号	第一百零一条	2007-06-01		https://flk.npc.gov.cn/	T		和解与保证人	settlement and guarantors
bankruptcy-2006/124	企业破产法	主席令第五十四号	第一百二十四条	2007-06-01		https://flk.npc.gov.cn/	T		破产终结后的保证人	guarantors after the end
civil-code/157	民法典	主席令第四十五号	第一百五十七条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		返还、赔偿	return, loss
civil-code/177	民法典	主席令第四十五号	第一百七十七条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		按份责任	several liability
civil-code/178	民法典	主席令第四十五号	第一百七十八条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		连带责任	joint liability
civil-code/188	民法典	主席令第四十五号	第一百八十八条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		时效	limitation
civil-code/189	民法典	主席令第四十五号	第一百八十九条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		时效	limitation
civil-code/192	民法典	主席令第四十五号	第一百九十二条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		时效	limitation
civil-code/193	民法典	主席令第四十五号	第一百九十三条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		时效	limitation
civil-code/194	民法典	主席令第四十五号	第一百九十四条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		时效	limitation
civil-code/195	民法典	主席令第四十五号	第一百九十五条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		时效	limitation
civil-code/201	民法典	主席令第四十五号	第二百零一条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		期间计算	counting of periods
civil-code/202	民法典	主席令第四十五号	第二百零二条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		期间计算	counting of periods
civil-code/203	民法典	主席令第四十五号	第二百零三条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		期间计算	counting of periods
civil-code/204	民法典	主席令第四十五号	第二百零四条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		期间计算	counting of periods
civil-code/386	民法典	主席令第四十五号	第三百八十六条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		优先受偿	priority
civil-code/389	民法典	主席令第四十五号	第三百八十九条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		担保物权范围	scope of the security
civil-code/392	民法典	主席令第四十五号	第三百九十二条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		物保与人保的顺序	order of property and guarantor
civil-code/402	民法典	主席令第四十五号	第四百零二条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		抵押登记	registration
civil-code/409	民法典	主席令第四十五号	第四百零九条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		放弃抵押权	waiver of the mortgage
civil-code/410	民法典	主席令第四十五号	第四百一十条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		抵押权的实现	realisation of the mortgage
civil-code/413	民法典	主席令第四十五号	第四百一十三条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		变价余缺	surplus and shortfall
civil-code/414	民法典	主席令第四十五号	第四百一十四条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		抵押顺位	rank of mortgages
civil-code/415	民法典	主席令第四十五号	第四百一十五条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		抵押与质押的顺位	rank of mortgage and pledge
civil-code/416	民法典	主席令第四十五号	第四百一十六条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		价款抵押权	purchase-money mortgage
civil-code/419	民法典	主席令第四十五号	第四百一十九条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		抵押权行使期间	time for the mortgage
civil-code/420	民法典	主席令第四十五号	第四百二十条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		最高额抵押	maximum mortgage
civil-code/421	民法典	主席令第四十五号	第四百二十一条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		最高额抵押的转让	transfer of a maximum mortgage
civil-code/422	民法典	主席令第四十五号	第四百二十二条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		最高额抵押的变更	change of a maximum mortgage
civil-code/423	民法典	主席令第四十五号	第四百二十三条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		债权确定	determination of the claims
civil-code/424	民法典	主席令第四十五号	第四百二十四条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		最高额抵押的适用	rules for a maximum mortgage
civil-code/438	民法典	主席令第四十五号	第四百三十八条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		质物变价余缺	surplus and shortfall of the pledge
civil-code/439	民法典	主席令第四十五号	第四百三十九条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		最高额质权	maximum pledge
civil-code/456	民法典	主席令第四十五号	第四百五十六条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		留置权优先	lien first
civil-code/510	民法典	主席令第四十五号	第五百一十条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		补充约定	gaps in the contract
civil-code/511	民法典	主席令第四十五号	第五百一十一条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		补充约定	gaps in the contract
civil-code/517	民法典	主席令第四十五号	第五百一十七条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		按份	shares
civil-code/518	民法典	主席令第四十五号	第五百一十八条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		连带	joint debt
civil-code/519	民法典	主席令第四十五号	第五百一十九条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		连带债务人追偿	recourse among joint debtors
civil-code/520	民法典	主席令第四十五号	第五百二十条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		清偿对他人的效力	effect of one's payment
civil-code/521	民法典	主席令第四十五号	第五百二十一条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		连带债权	joint claims
civil-code/545	民法典	主席令第四十五号	第五百四十五条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		债权转让	assignment
civil-code/546	民法典	主席令第四十五号	第五百四十六条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		债权转让通知	notice of assignment
civil-code/547	民法典	主席令第四十五号	第五百四十七条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		从权利	accessory rights
civil-code/548	民法典	主席令第四十五号	第五百四十八条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		对受让人的抗辩	defences against the assignee
civil-code/549	民法典	主席令第四十五号	第五百四十九条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		对受让人的抵销	set-off against the assignee
civil-code/550	民法典	主席令第四十五号	第五百五十条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		转让费用	costs of assignment
civil-code/551	民法典	主席令第四十五号	第五百五十一条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		债务转移	transfer of debt
civil-code/552	民法典	主席令第四十五号	第五百五十二条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		债务加入	joining a debt
civil-code/553	民法典	主席令第四十五号	第五百五十三条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		债务转移后的抗辩	defences after transfer of debt
civil-code/560	民法典	主席令第四十五号	第五百六十条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		抵充	allocation
civil-code/561	民法典	主席令第四十五号	第五百六十一条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		抵充	allocation
civil-code/568	民法典	主席令第四十五号	第五百六十八条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		法定抵销	set-off
civil-code/577	民法典	主席令第四十五号	第五百七十七条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		违约责任、起算	liability, first day
civil-code/579	民法典	主席令第四十五号	第五百七十九条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		金钱债务的履行	performance of money debts
civil-code/585	民法典	主席令第四十五号	第五百八十五条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		违约金	damages
civil-code/628	民法典	主席令第四十五号	第六百二十八条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		付款时间	time of payment
civil-code/667	民法典	主席令第四十五号	第六百六十七条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		借款合同	loan contract
civil-code/670	民法典	主席令第四十五号	第六百七十条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		本金	principal
civil-code/671	民法典	主席令第四十五号	第六百七十一条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		未按约提供或收取借款	failure to provide or draw
civil-code/673	民法典	主席令第四十五号	第六百七十三条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		挪用	misuse
civil-code/674	民法典	主席令第四十五号	第六百七十四条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		付息日	days for interest
civil-code/675	民法典	主席令第四十五号	第六百七十五条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		还款期限、起算	due date, first day
civil-code/676	民法典	主席令第四十五号	第六百七十六条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		逾期利息、起算	overdue interest, first day
civil-code/677	民法典	主席令第四十五号	第六百七十七条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		提前还款	early repayment
civil-code/678	民法典	主席令第四十五号	第六百七十八条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		展期	extension
civil-code/679	民法典	主席令第四十五号	第六百七十九条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		合同成立	formation
civil-code/680	民法典	主席令第四十五号	第六百八十条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		利率	rate
civil-code/681	民法典	主席令第四十五号	第六百八十一条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		保证合同	contract of guarantee
civil-code/682	民法典	主席令第四十五号	第六百八十二条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		保证的从属性	accessory nature
civil-code/683	民法典	主席令第四十五号	第六百八十三条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		保证人资格	who cannot guarantee
civil-code/684	民法典	主席令第四十五号	第六百八十四条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		保证合同内容	contents of the guarantee
civil-code/685	民法典	主席令第四十五号	第六百八十五条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		保证合同成立	formation of the guarantee
civil-code/686-2	民法典	主席令第四十五号	第六百八十六条第二款	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		保证方式	mode of the guarantee
civil-code/687	民法典	主席令第四十五号	第六百八十七条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		一般保证	general guarantee
civil-code/688	民法典	主席令第四十五号	第六百八十八条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		连带责任保证	joint guarantee
civil-code/689	民法典	主席令第四十五号	第六百八十九条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		反担保	counter-security
civil-code/690	民法典	主席令第四十五号	第六百九十条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		最高额保证	maximum guarantee
civil-code/691	民法典	主席令第四十五号	第六百九十一条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		保证范围	scope of the guarantee
civil-code/692	民法典	主席令第四十五号	第六百九十二条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		保证期间	guarantee period
civil-code/693	民法典	主席令第四十五号	第六百九十三条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		保证期间内的主张	what keeps the period
civil-code/694	民法典	主席令第四十五号	第六百九十四条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		保证债务的时效	limitation of the guarantee
civil-code/695	民法典	主席令第四十五号	第六百九十五条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		变更主合同	change of the main contract
civil-code/696	民法典	主席令第四十五号	第六百九十六条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		转让对保证人	assignment and the guarantor
civil-code/697	民法典	主席令第四十五号	第六百九十七条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		债务转移对保证人	transfer of debt and the guarantor
civil-code/698	民法典	主席令第四十五号	第六百九十八条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		提供财产线索	assets named by the guarantor
civil-code/699	民法典	主席令第四十五号	第六百九十九条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		数个保证人	several guarantors
civil-code/700	民法典	主席令第四十五号	第七百条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		保证人追偿	guarantor's recourse
civil-code/701	民法典	主席令第四十五号	第七百零一条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		债务人的抗辩	debtor's defences
civil-code/702	民法典	主席令第四十五号	第七百零二条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		债务人的抵销权	debtor's set-off
civil-code/807	民法典	主席令第四十五号	第八百零七条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		工程价款优先权	priority of the works price
civil-code/985	民法典	主席令第四十五号	第九百八十五条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		溢付返还	return of what was overpaid
civil-code/1064	民法典	主席令第四十五号	第一千零六十四条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		夫妻共同债务	debts of spouses
civil-code/1259	民法典	主席令第四十五号	第一千二百五十九条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/233181.html	T		“超过”的含义	meaning of “above”
civil-code-time/1	民法典时间效力规定	法释〔2020〕15号	第一条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282051.html	T		新旧衔接	old and new law
civil-code-time/2	民法典时间效力规定	法释〔2020〕15号	第二条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282051.html	T		新旧衔接	old and new law
civil-code-time/20	民法典时间效力规定	法释〔2020〕15号	第二十条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282051.html	T		新旧衔接	old and new law
civil-code-time/27	民法典时间效力规定	法释〔2020〕15号	第二十七条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282051.html	T		保证期间新旧衔接	guarantee period of old contracts
civil-code-time/28	民法典时间效力规定	法释〔2020〕15号	第二十八条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282051.html	T		适用的案件	cases it applies to
civil-procedure-1991/219	民事诉讼法（1991年通过）	主席令第四十四号	第二百一十九条	1991-04-09	2008-03-31	https://flk.npc.gov.cn/	T	civil-procedure-2007/215	申请执行期间	time to apply for enforcement
civil-procedure-1991/221	民事诉讼法（1991年通过）	主席令第四十四号	第二百二十一条	1991-04-09	2008-03-31	https://flk.npc.gov.cn/	T	civil-procedure-2007/218	执行措施	enforcement measures
civil-procedure-1991/222	民事诉讼法（1991年通过）	主席令第四十四号	第二百二十二条	1991-04-09	2008-03-31	https://flk.npc.gov.cn/	T	civil-procedure-2007/219	执行措施	enforcement measures
civil-procedure-1991/223	民事诉讼法（1991年通过）	主席令第四十四号	第二百二十三条	1991-04-09	2008-03-31	https://flk.npc.gov.cn/	T	civil-procedure-2007/220	执行措施	enforcement measures
civil-procedure-1991/232	民事诉讼法（1991年通过）	主席令第四十四号	第二百三十二条	1991-04-09	2008-03-31	https://flk.npc.gov.cn/	T	civil-procedure-2007/229	加倍支付	doubled interest
civil-procedure-2007/215	民事诉讼法（2007年修正）	主席令第七十五号	第二百一十五条	2008-04-01	2012-12-31	https://flk.npc.gov.cn/	T	civil-procedure-2012/239	申请执行期间	time to apply for enforcement
civil-procedure-2007/217	民事诉讼法（2007年修正）	主席令第七十五号	第二百一十七条	2008-04-01	2012-12-31	https://flk.npc.gov.cn/	T	civil-procedure-2012/241	执行措施	enforcement measures
civil-procedure-2007/218	民事诉讼法（2007年修正）	主席令第七十五号	第二百一十八条	2008-04-01	2012-12-31	https://flk.npc.gov.cn/	T	civil-procedure-2012/242	执行措施	enforcement measures
civil-procedure-2007/219	民事诉讼法（2007年修正）	主席令第七十五号	第二百一十九条	2008-04-01	2012-12-31	https://flk.npc.gov.cn/	T	civil-procedure-2012/243	执行措施	enforcement measures
civil-procedure-2007/220	民事诉讼法（2007年修正）	主席令第七十五号	第二百二十条	2008-04-01	2012-12-31	https://flk.npc.gov.cn/	T	civil-procedure-2012/244	执行措施	enforcement measures
civil-procedure-2007/229	民事诉讼法（2007年修正）	主席令第七十五号	第二百二十九条	2008-04-01	2012-12-31	https://flk.npc.gov.cn/	T	civil-procedure-2012/253	加倍支付	doubled interest
civil-procedure-2007/231	民事诉讼法（2007年修正）	主席令第七十五号	第二百三十一条	2008-04-01	2012-12-31	https://flk.npc.gov.cn/	T	civil-procedure-2012/255	执行措施	enforcement measures
civil-procedure-2012/100	民事诉讼法（2012年修正）	主席令第五十九号	第一百条	2013-01-01	2017-06-30	https://flk.npc.gov.cn/	M	civil-procedure-2017/100	诉讼中的保全	preservation in the suit
civil-procedure-2012/101	民事诉讼法（2012年修正）	主席令第五十九号	第一百零一条	2013-01-01	2017-06-30	https://flk.npc.gov.cn/	M	civil-procedure-2017/101	诉前保全	preservation before the suit
civil-procedure-2012/102	民事诉讼法（2012年修正）	主席令第五十九号	第一百零二条	2013-01-01	2017-06-30	https://flk.npc.gov.cn/	M	civil-procedure-2017/102	保全的范围	scope of preservation
civil-procedure-2012/230-2	民事诉讼法（2012年修正）	主席令第五十九号	第二百三十条第二款	2013-01-01	2017-06-30	https://flk.npc.gov.cn/	M	civil-procedure-2017/230-2	恢复执行	resumption
civil-procedure-2012/239	民事诉讼法（2012年修正）	主席令第五十九号	第二百三十九条	2013-01-01	2017-06-30	https://flk.npc.gov.cn/	T	civil-procedure-2017/239	申请执行期间	time to apply for enforcement
civil-procedure-2012/240	民事诉讼法（2012年修正）	主席令第五十九号	第二百四十条	2013-01-01	2017-06-30	https://flk.npc.gov.cn/	T	civil-procedure-2017/240	执行措施	enforcement measures
civil-procedure-2012/241	民事诉讼法（2012年修正）	主席令第五十九号	第二百四十一条	2013-01-01	2017-06-30	https://flk.npc.gov.cn/	T	civil-procedure-2017/241	执行措施	enforcement measures
civil-procedure-2012/242	民事诉讼法（2012年修正）	主席令第五十九号	第二百四十二条	2013-01-01	2017-06-30	https://flk.npc.gov.cn/	T	civil-procedure-2017/242	执行措施	enforcement measures
civil-procedure-2012/243	民事诉讼法（2012年修正）	主席令第五十九号	第二百四十三条	2013-01-01	2017-06-30	https://flk.npc.gov.cn/	T	civil-procedure-2017/243	执行措施	enforcement measures
civil-procedure-2012/244	民事诉讼法（2012年修正）	主席令第五十九号	第二百四十四条	2013-01-01	2017-06-30	https://flk.npc.gov.cn/	T	civil-procedure-2017/244	执行措施	enforcement measures
civil-procedure-2012/253	民事诉讼法（2012年修正）	主席令第五十九号	第二百五十三条	2013-01-01	2017-06-30	https://flk.npc.gov.cn/	T	civil-procedure-2017/253	加倍支付	doubled interest
civil-procedure-2012/254	民事诉讼法（2012年修正）	主席令第五十九号	第二百五十四条	2013-01-01	2017-06-30	https://flk.npc.gov.cn/	M	civil-procedure-2017/254	执行措施	enforcement measures
civil-procedure-2012/255	民事诉讼法（2012年修正）	主席令第五十九号	第二百五十五条	2013-01-01	2017-06-30	https://flk.npc.gov.cn/	T	civil-procedure-2017/255	执行措施	enforcement measures
civil-procedure-2012/256	民事诉讼法（2012年修正）	主席令第五十九号	第二百五十六条	2013-01-01	2017-06-30	https://flk.npc.gov.cn/	M	civil-procedure-2017/256	恢复执行	resumption
civil-procedure-2017/100	民事诉讼法（2017年修正）	主席令第七十一号	第一百条	2017-07-01	2021-12-31	https://flk.npc.gov.cn/	M	civil-procedure-2021/103	诉讼中的保全	preservation in the suit
civil-procedure-2017/101	民事诉讼法（2017年修正）	主席令第七十一号	第一百零一条	2017-07-01	2021-12-31	https://flk.npc.gov.cn/	M	civil-procedure-2021/104	诉前保全	preservation before the suit
civil-procedure-2017/102	民事诉讼法（2017年修正）	主席令第七十一号	第一百零二条	2017-07-01	2021-12-31	https://flk.npc.gov.cn/	M	civil-procedure-2021/105	保全的范围	scope of preservation
civil-procedure-2017/230-2	民事诉讼法（2017年修正）	主席令第七十一号	第二百三十条第二款	2017-07-01	2021-12-31	https://flk.npc.gov.cn/	M	civil-procedure-2021/237-2	恢复执行	resumption
civil-procedure-2017/239	民事诉讼法（2017年修正）	主席令第七十一号	第二百三十九条	2017-07-01	2021-12-31	https://flk.npc.gov.cn/	T	civil-procedure-2021/246	申请执行期间	time to apply for enforcement
civil-procedure-2017/240	民事诉讼法（2017年修正）	主席令第七十一号	第二百四十条	2017-07-01	2021-12-31	https://flk.npc.gov.cn/	T	civil-procedure-2021/247	执行措施	enforcement measures
civil-procedure-2017/241	民事诉讼法（2017年修正）	主席令第七十一号	第二百四十一条	2017-07-01	2021-12-31	https://flk.npc.gov.cn/	T	civil-procedure-2021/248	执行措施	enforcement measures
civil-procedure-2017/242	民事诉讼法（2017年修正）	主席令第七十一号	第二百四十二条	2017-07-01	2021-12-31	https://flk.npc.gov.cn/	T	civil-procedure-2021/249	执行措施	enforcement measures
civil-procedure-2017/243	民事诉讼法（2017年修正）	主席令第七十一号	第二百四十三条	2017-07-01	2021-12-31	https://flk.npc.gov.cn/	T	civil-procedure-2021/250	执行措施	enforcement measures
civil-procedure-2017/244	民事诉讼法（2017年修正）	主席令第七十一号	第二百四十四条	2017-07-01	2021-12-31	https://flk.npc.gov.cn/	T	civil-procedure-2021/251	执行措施	enforcement measures
civil-procedure-2017/253	民事诉讼法（2017年修正）	主席令第七十一号	第二百五十三条	2017-07-01	2021-12-31	https://flk.npc.gov.cn/	T	civil-procedure-2021/260	加倍支付	doubled interest
civil-procedure-2017/254	民事诉讼法（2017年修正）	主席令第七十一号	第二百五十四条	2017-07-01	2021-12-31	https://flk.npc.gov.cn/	M	civil-procedure-2021/261	执行措施	enforcement measures
civil-procedure-2017/255	民事诉讼法（2017年修正）	主席令第七十一号	第二百五十五条	2017-07-01	2021-12-31	https://flk.npc.gov.cn/	T	civil-procedure-2021/262	执行措施	enforcement measures
civil-procedure-2017/256	民事诉讼法（2017年修正）	主席令第七十一号	第二百五十六条	2017-07-01	2021-12-31	https://flk.npc.gov.cn/	M	civil-procedure-2021/263	恢复执行	resumption
civil-procedure-2021/103	民事诉讼法（2021年修正）	主席令第一百零六号	第一百零三条	2022-01-01	2023-12-31	https://www.npc.gov.cn/c2/c30834/202112/t20211224_315578.html	T	civil-procedure-2023/103	诉讼中的保全	preservation in the suit
civil-procedure-2021/104	民事诉讼法（2021年修正）	主席令第一百零六号	第一百零四条	2022-01-01	2023-12-31	https://www.npc.gov.cn/c2/c30834/202112/t20211224_315578.html	T	civil-procedure-2023/104	诉前保全	preservation before the suit
civil-procedure-2021/105	民事诉讼法（2021年修正）	主席令第一百零六号	第一百零五条	2022-01-01	2023-12-31	https://www.npc.gov.cn/c2/c30834/202112/t20211224_315578.html	T	civil-procedure-2023/105	保全的范围	scope of preservation
civil-procedure-2021/237-2	民事诉讼法（2021年修正）	主席令第一百零六号	第二百三十七条第二款	2022-01-01	2023-12-31	https://www.npc.gov.cn/c2/c30834/202112/t20211224_315578.html	T	civil-procedure-2023/241-2	恢复执行	resumption
civil-procedure-2021/246	民事诉讼法（2021年修正）	主席令第一百零六号	第二百四十六条	2022-01-01	2023-12-31	https://www.npc.gov.cn/c2/c30834/202112/t20211224_315578.html	T	civil-procedure-2023/250	申请执行期间	time to apply for enforcement
civil-procedure-2021/247	民事诉讼法（2021年修正）	主席令第一百零六号	第二百四十七条	2022-01-01	2023-12-31	https://www.npc.gov.cn/c2/c30834/202112/t20211224_315578.html	T	civil-procedure-2023/251	执行措施	enforcement measures
civil-procedure-2021/248	民事诉讼法（2021年修正）	主席令第一百零六号	第二百四十八条	2022-01-01	2023-12-31	https://www.npc.gov.cn/c2/c30834/202112/t20211224_315578.html	T	civil-procedure-2023/252	执行措施	enforcement measures
civil-procedure-2021/249	民事诉讼法（2021年修正）	主席令第一百零六号	第二百四十九条	2022-01-01	2023-12-31	https://www.npc.gov.cn/c2/c30834/202112/t20211224_315578.html	T	civil-procedure-2023/253	执行措施	enforcement measures
civil-procedure-2021/250	民事诉讼法（2021年修正）	主席令第一百零六号	第二百五十条	2022-01-01	2023-12-31	https://www.npc.gov.cn/c2/c30834/202112/t20211224_315578.html	T	civil-procedure-2023/254	执行措施	enforcement measures
civil-procedure-2021/251	民事诉讼法（2021年修正）	主席令第一百零六号	第二百五十一条	2022-01-01	2023-12-31	https://www.npc.gov.cn/c2/c30834/202112/t20211224_315578.html	T	civil-procedure-2023/255	执行措施	enforcement measures
civil-procedure-2021/260	民事诉讼法（2021年修正）	主席令第一百零六号	第二百六十条	2022-01-01	2023-12-31	https://www.npc.gov.cn/c2/c30834/202112/t20211224_315578.html	T	civil-procedure-2023/264	加倍支付	doubled interest
civil-procedure-2021/261	民事诉讼法（2021年修正）	主席令第一百零六号	第二百六十一条	2022-01-01	2023-12-31	https://www.npc.gov.cn/c2/c30834/202112/t20211224_315578.html	T	civil-procedure-2023/265	执行措施	enforcement measures
civil-procedure-2021/262	民事诉讼法（2021年修正）	主席令第一百零六号	第二百六十二条	2022-01-01	2023-12-31	https://www.npc.gov.cn/c2/c30834/202112/t20211224_315578.html	T	civil-procedure-2023/266	执行措施	enforcement measures
civil-procedure-2021/263	民事诉讼法（2021年修正）	主席令第一百零六号	第二百六十三条	2022-01-01	2023-12-31	https://www.npc.gov.cn/c2/c30834/202112/t20211224_315578.html	T	civil-procedure-2023/267	恢复执行	resumption
civil-procedure-2023/85	民事诉讼法（2023年修正）	主席令第十一号	第八十五条	2024-01-01		https://flk.npc.gov.cn/detail?id=ff8081818a21dc13018b425303b7086d	T		期间计算	counting of periods
civil-procedure-2023/103	民事诉讼法（2023年修正）	主席令第十一号	第一百零三条	2024-01-01		https://flk.npc.gov.cn/detail?id=ff8081818a21dc13018b425303b7086d	T		诉讼中的保全	preservation in the suit
civil-procedure-2023/104	民事诉讼法（2023年修正）	主席令第十一号	第一百零四条	2024-01-01		https://flk.npc.gov.cn/detail?id=ff8081818a21dc13018b425303b7086d	T		诉前保全	preservation before the suit
civil-procedure-2023/105	民事诉讼法（2023年修正）	主席令第十一号	第一百零五条	2024-01-01		https://flk.npc.gov.cn/detail?id=ff8081818a21dc13018b425303b7086d	T		保全的范围	scope of preservation
civil-procedure-2023/207	民事诉讼法（2023年修正）	主席令第十一号	第二百零七条	2024-01-01		https://flk.npc.gov.cn/detail?id=ff8081818a21dc13018b425303b7086d	T		申请实现担保物权	application to realise security
civil-procedure-2023/208	民事诉讼法（2023年修正）	主席令第十一号	第二百零八条	2024-01-01		https://flk.npc.gov.cn/detail?id=ff8081818a21dc13018b425303b7086d	T		裁定拍卖担保财产	order for sale
civil-procedure-2023/241-2	民事诉讼法（2023年修正）	主席令第十一号	第二百四十一条第二款	2024-01-01		https://flk.npc.gov.cn/detail?id=ff8081818a21dc13018b425303b7086d	T		恢复执行	resumption
civil-procedure-2023/250	民事诉讼法（2023年修正）	主席令第十一号	第二百五十条	2024-01-01		https://flk.npc.gov.cn/detail?id=ff8081818a21dc13018b425303b7086d	T		申请执行期间	time to apply for enforcement
civil-procedure-2023/251	民事诉讼法（2023年修正）	主席令第十一号	第二百五十一条	2024-01-01		https://flk.npc.gov.cn/detail?id=ff8081818a21dc13018b425303b7086d	T		执行措施	enforcement measures
civil-procedure-2023/252	民事诉讼法（2023年修正）	主席令第十一号	第二百五十二条	2024-01-01		https://flk.npc.gov.cn/detail?id=ff8081818a21dc13018b425303b7086d	T		执行措施	enforcement measures
civil-procedure-2023/253	民事诉讼法（2023年修正）	主席令第十一号	第二百五十三条	2024-01-01		https://flk.npc.gov.cn/detail?id=ff8081818a21dc13018b425303b7086d	T		执行措施	enforcement measures
civil-procedure-2023/254	民事诉讼法（2023年修正）	主席令第十一号	第二百五十四条	2024-01-01		https://flk.npc.gov.cn/detail?id=ff8081818a21dc13018b425303b7086d	T		执行措施	enforcement measures
civil-procedure-2023/255	民事诉讼法（2023年修正）	主席令第十一号	第二百五十五条	2024-01-01		https://flk.npc.gov.cn/detail?id=ff8081818a21dc13018b425303b7086d	T		执行措施	enforcement measures
civil-procedure-2023/264	民事诉讼法（2023年修正）	主席令第十一号	第二百六十四条	2024-01-01		https://flk.npc.gov.cn/detail?id=ff8081818a21dc13018b425303b7086d	T		加倍支付	doubled interest
civil-procedure-2023/265	民事诉讼法（2023年修正）	主席令第十一号	第二百六十五条	2024-01-01		https://flk.npc.gov.cn/detail?id=ff8081818a21dc13018b425303b7086d	T		执行措施	enforcement measures
civil-procedure-2023/266	民事诉讼法（2023年修正）	主席令第十一号	第二百六十六条	2024-01-01		https://flk.npc.gov.cn/detail?id=ff8081818a21dc13018b425303b7086d	T		执行措施	enforcement measures
civil-procedure-2023/267	民事诉讼法（2023年修正）	主席令第十一号	第二百六十七条	2024-01-01		https://flk.npc.gov.cn/detail?id=ff8081818a21dc13018b425303b7086d	T		恢复执行	resumption
civil-procedure-2023/268	民事诉讼法（2023年修正）	主席令第十一号	第二百六十八条	2024-01-01		https://flk.npc.gov.cn/detail?id=ff8081818a21dc13018b425303b7086d	T		终结执行	end of enforcement
civil-procedure-interp-2015/467	民诉法解释	法释〔2015〕5号	第四百六十七条	2015-02-04	2022-04-09	https://flk.npc.gov.cn/	M	civil-procedure-interp-2022/465	恢复执行	resumption
civil-procedure-interp-2015/468	民诉法解释	法释〔2015〕5号	第四百六十八条	2015-02-04	2022-04-09	https://flk.npc.gov.cn/	M	civil-procedure-interp-2022/466	申请执行期间	time to apply for enforcement
civil-procedure-interp-2015/519	民诉法解释	法释〔2015〕5号	第五百一十九条	2015-02-04	2022-04-09	https://flk.npc.gov.cn/	M	civil-procedure-interp-2022/517	申请执行期间	time to apply for enforcement
civil-procedure-interp-2022/66	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第六十六条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		保证诉讼的当事人	parties in a suit on a guarantee
civil-procedure-interp-2022/125	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第一百二十五条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		期间计算	counting of periods
civil-procedure-interp-2022/163	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第一百六十三条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		判决后的保全	preservation after judgment
civil-procedure-interp-2022/199	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第一百九十九条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		诉讼费用	court fees
civil-procedure-interp-2022/201	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第二百零一条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		诉讼费用	court fees
civil-procedure-interp-2022/206	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第二百零六条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		诉讼费用	court fees
civil-procedure-interp-2022/207	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第二百零七条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		诉讼费用	court fees
civil-procedure-interp-2022/465	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第四百六十五条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		恢复执行	resumption
civil-procedure-interp-2022/466	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第四百六十六条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		申请执行期间	time to apply for enforcement
civil-procedure-interp-2022/473	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第四百七十三条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		被执行人死亡	death of the judgment debtor
civil-procedure-interp-2022/481	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第四百八十一条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		申请执行期间	time to apply for enforcement
civil-procedure-interp-2022/504	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第五百零四条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		迟延履行起算	start of delay
civil-procedure-interp-2022/505	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第五百零五条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		迟延履行起算	start of delay
civil-procedure-interp-2022/506	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第五百零六条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		参与分配的申请人	who may join the distribution
civil-procedure-interp-2022/507	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第五百零七条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		参与分配的时间	time to join
civil-procedure-interp-2022/508	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第五百零八条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		参与分配的顺序	order of the distribution
civil-procedure-interp-2022/509	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第五百零九条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		分配方案	plan of distribution
civil-procedure-interp-2022/510	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第五百一十条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		分配方案异议之诉	suit over the plan
civil-procedure-interp-2022/511	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第五百一十一条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		移送破产	transfer to bankruptcy
civil-procedure-interp-2022/512	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第五百一十二条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		是否受理破产	decision on bankruptcy
civil-procedure-interp-2022/513	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第五百一十三条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		受理破产后的执行	enforcement after acceptance
civil-procedure-interp-2022/514	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第五百一十四条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		企业的清偿顺序	order for companies
civil-procedure-interp-2022/515	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第五百一十五条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		执行措施	enforcement measures
civil-procedure-interp-2022/516	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第五百一十六条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		执行措施	enforcement measures
civil-procedure-interp-2022/517	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第五百一十七条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		申请执行期间	time to apply for enforcement
civil-procedure-interp-2022/518	民诉法解释	法释〔2015〕5号（法释〔2022〕11号修正）	第五百一十八条	2022-04-10		https://www.court.gov.cn/fabu/xiangqing/353651.html	T		申请执行期间	time to apply for enforcement
civil-procedure-opinions-1992/293	民诉意见（1992）	法发〔1992〕22号	第二百九十三条	1992-07-14	2015-02-03	https://flk.npc.gov.cn/	T	civil-procedure-interp-2022/504	加倍支付	doubled interest
civil-procedure-opinions-1992/294	民诉意见（1992）	法发〔1992〕22号	第二百九十四条	1992-07-14	2009-05-17	https://flk.npc.gov.cn/	T	delay-interest-2009/1	加倍支付	doubled interest
consumption-2015/1	限制消费规定	法释〔2015〕17号修正	第一条	2015-07-22		https://flk.npc.gov.cn/detail?id=402881e45ffb5c4c015ffb72a8aa0215	T		执行措施	enforcement measures
construction-2004/6	建设工程解释(2004)	法释〔2004〕14号	第六条	2005-01-01	2020-12-31	https://www.court.gov.cn/fabu.html	T	construction-2020/25	垫资利息	interest on advances
construction-2004/17	建设工程解释(2004)	法释〔2004〕14号	第十七条	2005-01-01	2020-12-31	https://www.court.gov.cn/fabu.html	T	construction-2020/26	利率	rate
construction-2004/18	建设工程解释(2004)	法释〔2004〕14号	第十八条	2005-01-01	2020-12-31	https://www.court.gov.cn/fabu.html	T	construction-2020/27	起算	first day
construction-2020/25	建设工程解释(一)	法释〔2020〕25号	第二十五条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282111.html	T		垫资利息	interest on advances
construction-2020/26	建设工程解释(一)	法释〔2020〕25号	第二十六条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282111.html	T		利率	rate
construction-2020/27	建设工程解释(一)	法释〔2020〕25号	第二十七条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282111.html	T		起算	first day
construction-2020/36	建设工程解释(一)	法释〔2020〕25号	第三十六条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282111.html	T		价款优先的顺位	rank of the priority
construction-2020/40	建设工程解释(一)	法释〔2020〕25号	第四十条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282111.html	T		价款优先范围	scope of the priority
construction-2020/41	建设工程解释(一)	法释〔2020〕25号	第四十一条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282111.html	T		价款优先的期限	time for the priority
contract-general-2023/25	合同编通则解释	法释〔2023〕13号	第二十五条	2023-12-05		https://www.court.gov.cn/fabu/xiangqing/419382.html	T		资金占用费	fund occupation
contract-general-2023/48	合同编通则解释	法释〔2023〕13号	第四十八条	2023-12-05		https://www.court.gov.cn/fabu/xiangqing/419382.html	T		转让后的清偿	payment after assignment
contract-general-2023/50	合同编通则解释	法释〔2023〕13号	第五十条	2023-12-05		https://www.court.gov.cn/fabu/xiangqing/419382.html	T		债权多重转让	double assignment
contract-general-2023/51	合同编通则解释	法释〔2023〕13号	第五十一条	2023-12-05		https://www.court.gov.cn/fabu/xiangqing/419382.html	T		债务加入人追偿	recourse of who joined the debt
contract-general-2023/55	合同编通则解释	法释〔2023〕13号	第五十五条	2023-12-05		https://www.court.gov.cn/fabu/xiangqing/419382.html	T		抵销的时点	when set-off takes effect
contract-general-2023/56	合同编通则解释	法释〔2023〕13号	第五十六条	2023-12-05		https://www.court.gov.cn/fabu/xiangqing/419382.html	T		抵销顺序	order of set-off
contract-general-2023/57	合同编通则解释	法释〔2023〕13号	第五十七条	2023-12-05		https://www.court.gov.cn/fabu/xiangqing/419382.html	T		不得抵销	no set-off
contract-general-2023/58	合同编通则解释	法释〔2023〕13号	第五十八条	2023-12-05		https://www.court.gov.cn/fabu/xiangqing/419382.html	T		时效届满债权的抵销	set-off of time-barred claims
contract-general-2023/64	合同编通则解释	法释〔2023〕13号	第六十四条	2023-12-05		https://www.court.gov.cn/fabu/xiangqing/419382.html	T		违约金	damages
contract-general-2023/65	合同编通则解释	法释〔2023〕13号	第六十五条	2023-12-05		https://www.court.gov.cn/fabu/xiangqing/419382.html	T		违约金	damages
contract-general-2023/66	合同编通则解释	法释〔2023〕13号	第六十六条	2023-12-05		https://www.court.gov.cn/fabu/xiangqing/419382.html	T		违约金	damages
contract-law/58	合同法	主席令第十五号	第五十八条	1999-10-01	2020-12-31	https://flk.npc.gov.cn/detail?id=2c909fdd678bf17901678bf6053a0217	M	civil-code/157	返还、赔偿	return, loss
contract-law/107	合同法	主席令第十五号	第一百零七条	1999-10-01	2020-12-31	https://flk.npc.gov.cn/detail?id=2c909fdd678bf17901678bf6053a0217	T	civil-code/577	违约责任、起算	liability, first day
contract-law/114	合同法	主席令第十五号	第一百一十四条	1999-10-01	2020-12-31	https://flk.npc.gov.cn/detail?id=2c909fdd678bf17901678bf6053a0217	T	civil-code/585	违约金	damages
contract-law/161	合同法	主席令第十五号	第一百六十一条	1999-10-01	2020-12-31	https://flk.npc.gov.cn/detail?id=2c909fdd678bf17901678bf6053a0217	T	civil-code/628	付款时间	time of payment
contract-law/200	合同法	主席令第十五号	第二百条	1999-10-01	2020-12-31	https://flk.npc.gov.cn/detail?id=2c909fdd678bf17901678bf6053a0217	T	civil-code/670	本金	principal
contract-law/205	合同法	主席令第十五号	第二百零五条	1999-10-01	2020-12-31	https://flk.npc.gov.cn/detail?id=2c909fdd678bf17901678bf6053a0217	T	civil-code/674	付息日	days for interest
contract-law/206	合同法	主席令第十五号	第二百零六条	1999-10-01	2020-12-31	https://flk.npc.gov.cn/detail?id=2c909fdd678bf17901678bf6053a0217	T	civil-code/675	还款期限、起算	due date, first day
contract-law/207	合同法	主席令第十五号	第二百零七条	1999-10-01	2020-12-31	https://flk.npc.gov.cn/detail?id=2c909fdd678bf17901678bf6053a0217	T	civil-code/676	逾期利息、起算	overdue interest, first day
contract-law/208	合同法	主席令第十五号	第二百零八条	1999-10-01	2020-12-31	https://flk.npc.gov.cn/detail?id=2c909fdd678bf17901678bf6053a0217	T	civil-code/677	提前还款	early repayment
contract-law/210	合同法	主席令第十五号	第二百一十条	1999-10-01	2020-12-31	https://flk.npc.gov.cn/detail?id=2c909fdd678bf17901678bf6053a0217	T	civil-code/679	合同生效	formation
contract-law/211	合同法	主席令第十五号	第二百一十一条	1999-10-01	2020-12-31	https://flk.npc.gov.cn/detail?id=2c909fdd678bf17901678bf6053a0217	T	civil-code/680	利率	rate
contract-law-interp-2/20	合同法解释(二)	法释〔2009〕5号	第二十条	2009-05-13	2020-12-31	https://flk.npc.gov.cn/	T	civil-code/560	抵充	allocation
contract-law-interp-2/21	合同法解释(二)	法释〔2009〕5号	第二十一条	2009-05-13	2020-12-31	https://flk.npc.gov.cn/	T	civil-code/561	抵充	allocation
delay-interest-2009/1	迟延履行利息批复（2009）	法释〔2009〕6号	第一条	2009-05-18	2014-07-31	https://flk.npc.gov.cn/detail?id=402881e46005230d0160055624d4017c	T	delay-interest-2014/1	迟延履行利息	interest for delay
delay-interest-2009/2	迟延履行利息批复（2009）	法释〔2009〕6号	第二条	2009-05-18	2014-07-31	https://flk.npc.gov.cn/detail?id=402881e46005230d0160055624d4017c	T	delay-interest-2014/4	抵充	allocation
delay-interest-2014/1	迟延履行利息解释	法释〔2014〕8号	第一条	2014-08-01		https://flk.npc.gov.cn/detail?id=402881e45ffb0c10015ffb34c3b40120	T		利率	rate
delay-interest-2014/2	迟延履行利息解释	法释〔2014〕8号	第二条	2014-08-01		https://flk.npc.gov.cn/detail?id=402881e45ffb0c10015ffb34c3b40120	T		起算	first day
delay-interest-2014/3	迟延履行利息解释	法释〔2014〕8号	第三条	2014-08-01		https://flk.npc.gov.cn/detail?id=402881e45ffb0c10015ffb34c3b40120	T		止算	last day
delay-interest-2014/4	迟延履行利息解释	法释〔2014〕8号	第四条	2014-08-01		https://flk.npc.gov.cn/detail?id=402881e45ffb0c10015ffb34c3b40120	T		抵充	allocation
delay-interest-2014/5	迟延履行利息解释	法释〔2014〕8号	第五条	2014-08-01		https://flk.npc.gov.cn/detail?id=402881e45ffb0c10015ffb34c3b40120	T		币种	currency
delay-interest-2014/6	迟延履行利息解释	法释〔2014〕8号	第六条	2014-08-01		https://flk.npc.gov.cn/detail?id=402881e45ffb0c10015ffb34c3b40120	T		执行回转	restitution
delay-interest-2014/7	迟延履行利息解释	法释〔2014〕8号	第七条	2014-08-01		https://flk.npc.gov.cn/detail?id=402881e45ffb0c10015ffb34c3b40120	T		新旧衔接	old and new law
dishonest-2017/1	失信规定	法释〔2017〕7号修正	第一条	2017-05-01		https://flk.npc.gov.cn/detail?id=402881e45ffbbe41015ffbf8911a030d	T		执行措施	enforcement measures
enforcement-procedure-2020/19	执行程序解释	法释〔2008〕13号（法释〔2020〕21号修正）	第十九条	2021-01-01		https://flk.npc.gov.cn/	T		申请执行期间	time to apply for enforcement
enforcement-procedure-2020/20	执行程序解释	法释〔2008〕13号（法释〔2020〕21号修正）	第二十条	2021-01-01		https://flk.npc.gov.cn/	T		申请执行期间	time to apply for enforcement
fees-2006/13	诉讼费用交纳办法	国务院令第481号	第十三条	2007-04-01		http://www.gov.cn/zwgk/2006-12/29/content_483407.htm	T		受理费标准	scale of the fee
fees-2006/14	诉讼费用交纳办法	国务院令第481号	第十四条	2007-04-01		http://www.gov.cn/zwgk/2006-12/29/content_483407.htm	T		申请费标准	scale of the fee
fees-2006/15	诉讼费用交纳办法	国务院令第481号	第十五条	2007-04-01		http://www.gov.cn/zwgk/2006-12/29/content_483407.htm	T		减半	halving
fees-2006/16	诉讼费用交纳办法	国务院令第481号	第十六条	2007-04-01		http://www.gov.cn/zwgk/2006-12/29/content_483407.htm	T		减半	halving
fees-2006/17	诉讼费用交纳办法	国务院令第481号	第十七条	2007-04-01		http://www.gov.cn/zwgk/2006-12/29/content_483407.htm	T		计费数额	amount the fee is on
fees-2006/18	诉讼费用交纳办法	国务院令第481号	第十八条	2007-04-01		http://www.gov.cn/zwgk/2006-12/29/content_483407.htm	T		减半	halving
fees-2006/19	诉讼费用交纳办法	国务院令第481号	第十九条	2007-04-01		http://www.gov.cn/zwgk/2006-12/29/content_483407.htm	T		计费数额	amount the fee is on
fees-2006/20	诉讼费用交纳办法	国务院令第481号	第二十条	2007-04-01		http://www.gov.cn/zwgk/2006-12/29/content_483407.htm	T		预交	prepayment
fees-2006/21	诉讼费用交纳办法	国务院令第481号	第二十一条	2007-04-01		http://www.gov.cn/zwgk/2006-12/29/content_483407.htm	T		计费数额	amount the fee is on
fees-2006/29	诉讼费用交纳办法	国务院令第481号	第二十九条	2007-04-01		http://www.gov.cn/zwgk/2006-12/29/content_483407.htm	T		费用负担	who bears it
fees-2006/38	诉讼费用交纳办法	国务院令第481号	第三十八条	2007-04-01		http://www.gov.cn/zwgk/2006-12/29/content_483407.htm	T		费用负担	who bears it
fees-2006/39	诉讼费用交纳办法	国务院令第481号	第三十九条	2007-04-01		http://www.gov.cn/zwgk/2006-12/29/content_483407.htm	T		费用负担	who bears it
fees-2006/55	诉讼费用交纳办法	国务院令第481号	第五十五条	2007-04-01		http://www.gov.cn/zwgk/2006-12/29/content_483407.htm	T		计费数额	amount the fee is on
lending-opinions-1991/6	借贷案件意见（1991）	法（民）发〔1991〕21号	第六条	1991-08-13	2015-08-31	https://gongbao.court.gov.cn/Details/e65b1c7f77aedef59d094b7f51c292.html	T	private-lending-2015/26-1	利率	rate
lending-opinions-1991/7	借贷案件意见（1991）	法（民）发〔1991〕21号	第七条	1991-08-13	2015-08-31	https://gongbao.court.gov.cn/Details/e65b1c7f77aedef59d094b7f51c292.html	T	private-lending-2015/28	复利	compound interest
lending-opinions-1991/8	借贷案件意见（1991）	法（民）发〔1991〕21号	第八条	1991-08-13	2015-08-31	https://gongbao.court.gov.cn/Details/e65b1c7f77aedef59d094b7f51c292.html	T	private-lending-2015/25	利率	rate
lending-opinions-1991/9	借贷案件意见（1991）	法（民）发〔1991〕21号	第九条	1991-08-13	2015-08-31	https://gongbao.court.gov.cn/Details/e65b1c7f77aedef59d094b7f51c292.html	T	private-lending-2015/29-2-1	利率	rate
limitation-2020/4	诉讼时效规定	法释〔2008〕11号（法释〔2020〕17号修正）	第四条	2021-01-01		https://cicc.court.gov.cn/html/1/380/385/12837.html	T		时效	limitation
limitation-2020/8	诉讼时效规定	法释〔2008〕11号（法释〔2020〕17号修正）	第八条	2021-01-01		https://cicc.court.gov.cn/html/1/380/385/12837.html	T		时效	limitation
limitation-2020/9	诉讼时效规定	法释〔2008〕11号（法释〔2020〕17号修正）	第九条	2021-01-01		https://cicc.court.gov.cn/html/1/380/385/12837.html	T		时效	limitation
limitation-2020/10	诉讼时效规定	法释〔2008〕11号（法释〔2020〕17号修正）	第十条	2021-01-01		https://cicc.court.gov.cn/html/1/380/385/12837.html	T		时效	limitation
limitation-2020/14	诉讼时效规定	法释〔2008〕11号（法释〔2020〕17号修正）	第十四条	2021-01-01		https://cicc.court.gov.cn/html/1/380/385/12837.html	T		时效	limitation
limitation-2020/15	诉讼时效规定	法释〔2008〕11号（法释〔2020〕17号修正）	第十五条	2021-01-01		https://cicc.court.gov.cn/html/1/380/385/12837.html	T		对连带他人的中断	interruption among joint parties
limitation-2020/17	诉讼时效规定	法释〔2008〕11号（法释〔2020〕17号修正）	第十七条	2021-01-01		https://cicc.court.gov.cn/html/1/380/385/12837.html	T		债权转让的中断	interruption by assignment
limitation-2020/18	诉讼时效规定	法释〔2008〕11号（法释〔2020〕17号修正）	第十八条	2021-01-01		https://cicc.court.gov.cn/html/1/380/385/12837.html	T		保证人的时效抗辩	guarantor's plea of limitation
limitation-2020/19	诉讼时效规定	法释〔2008〕11号（法释〔2020〕17号修正）	第十九条	2021-01-01		https://cicc.court.gov.cn/html/1/380/385/12837.html	T		时效	limitation
limitation-general-2018/1	民法总则时效解释	法释〔2018〕12号	第一条	2018-07-23	2020-12-31	https://flk.npc.gov.cn/	T		时效	limitation
limitation-general-2018/2	民法总则时效解释	法释〔2018〕12号	第二条	2018-07-23	2020-12-31	https://flk.npc.gov.cn/	T		时效	limitation
limitation-general-2018/3	民法总则时效解释	法释〔2018〕12号	第三条	2018-07-23	2020-12-31	https://flk.npc.gov.cn/	T		时效	limitation
mediation-2020/15-2	民事调解规定	法释〔2004〕12号（法释〔2020〕20号修正）	第十五条第二款	2021-01-01		https://flk.npc.gov.cn/	T		加倍部分	doubled part
nine-minutes/lpr	九民纪要	法〔2019〕254号	“关于借款合同”部分引言	2019-11-08		https://www.court.gov.cn/zixun/xiangqing/199691.html	Q		利率基准	basis of the rate
pbc-1999-77/20	人民币利率管理规定	银发〔1999〕77号	第二十条	1999-04-01		https://www.pbc.gov.cn/	Q		利率、复利	rate, compound interest
pbc-1999-77/21	人民币利率管理规定	银发〔1999〕77号	第二十一条	1999-04-01		https://www.pbc.gov.cn/	Q		利率、复利	rate, compound interest
pbc-1999-77/25	人民币利率管理规定	银发〔1999〕77号	第二十五条	1999-04-01		https://www.pbc.gov.cn/	Q		罚息	penalty interest
pbc-2003-251/1	贷款利率通知（2003）	银发〔2003〕251号	第一项	2004-01-01		https://www.pbc.gov.cn/	Q		利率、结息	rate, billing
pbc-2003-251/3	贷款利率通知（2003）	银发〔2003〕251号	第三项	2004-01-01		https://www.pbc.gov.cn/	Q		罚息、复利	penalty interest, compound interest
pbc-2005-129/formula	计结息通知（2005）	银发〔2005〕129号	计息公式部分	2005-09-21		https://www.pbc.gov.cn/	Q		计息方法	method of counting
pbc-2019-15/1	LPR改革公告	中国人民银行公告〔2019〕第15号	第一项	2019-08-20		https://www.pbc.gov.cn/zhengcehuobisi/125207/125213/125440/3876551/index.html	Q		利率	rate
preservation-2016/1	财产保全规定	法释〔2016〕22号	第一条	2016-12-01	2020-12-31	https://flk.npc.gov.cn/	M	preservation-2020/1	保全申请书	application for preservation
preservation-2016/5	财产保全规定	法释〔2016〕22号	第五条	2016-12-01	2020-12-31	https://flk.npc.gov.cn/	M	preservation-2020/5	保全担保	security for preservation
preservation-2016/9	财产保全规定	法释〔2016〕22号	第九条	2016-12-01	2020-12-31	https://flk.npc.gov.cn/	M	preservation-2020/9	保全担保	security for preservation
preservation-2020/1	财产保全规定	法释〔2016〕22号（法释〔2020〕21号修正）	第一条	2021-01-01		https://flk.npc.gov.cn/	T		保全申请书	application for preservation
preservation-2020/5	财产保全规定	法释〔2016〕22号（法释〔2020〕21号修正）	第五条	2021-01-01		https://flk.npc.gov.cn/	T		保全担保	security for preservation
preservation-2020/9	财产保全规定	法释〔2016〕22号（法释〔2020〕21号修正）	第九条	2021-01-01		https://flk.npc.gov.cn/	T		保全担保	security for preservation
private-lending-2015/25	民间借贷规定（2015）	法释〔2015〕18号	第二十五条	2015-09-01	2020-08-19	https://gongbao.court.gov.cn/Details/48786dea74c9545c2f4fb27254ca08.html	T	private-lending-2020-08/25	利率	rate
private-lending-2015/26-1	民间借贷规定（2015）	法释〔2015〕18号	第二十六条第一款	2015-09-01	2020-08-19	https://gongbao.court.gov.cn/Details/48786dea74c9545c2f4fb27254ca08.html	T	private-lending-2020-08/26	利率	rate
private-lending-2015/26-2	民间借贷规定（2015）	法释〔2015〕18号	第二十六条第二款	2015-09-01	2020-08-19	https://gongbao.court.gov.cn/Details/48786dea74c9545c2f4fb27254ca08.html	T		返还	give-back
private-lending-2015/27	民间借贷规定（2015）	法释〔2015〕18号	第二十七条	2015-09-01	2020-08-19	https://gongbao.court.gov.cn/Details/48786dea74c9545c2f4fb27254ca08.html	T	private-lending-2020-08/27	本金	principal
private-lending-2015/28	民间借贷规定（2015）	法释〔2015〕18号	第二十八条	2015-09-01	2020-08-19	https://gongbao.court.gov.cn/Details/48786dea74c9545c2f4fb27254ca08.html	T	private-lending-2020-08/28	利转本	rolled-over interest
private-lending-2015/29-1	民间借贷规定（2015）	法释〔2015〕18号	第二十九条第一款	2015-09-01	2020-08-19	https://gongbao.court.gov.cn/Details/48786dea74c9545c2f4fb27254ca08.html	T	private-lending-2020-08/29-1	利率	rate
private-lending-2015/29-2-1	民间借贷规定（2015）	法释〔2015〕18号	第二十九条第二款第一项	2015-09-01	2020-08-19	https://gongbao.court.gov.cn/Details/48786dea74c9545c2f4fb27254ca08.html	T	private-lending-2020-08/29-2-1	利率	rate
private-lending-2015/29-2-2	民间借贷规定（2015）	法释〔2015〕18号	第二十九条第二款第二项	2015-09-01	2020-08-19	https://gongbao.court.gov.cn/Details/48786dea74c9545c2f4fb27254ca08.html	T	private-lending-2020-08/29-2-2	利率	rate
private-lending-2015/30	民间借贷规定（2015）	法释〔2015〕18号	第三十条	2015-09-01	2020-08-19	https://gongbao.court.gov.cn/Details/48786dea74c9545c2f4fb27254ca08.html	T	private-lending-2020-08/30	总额上限	ceiling on the sum
private-lending-2015/31	民间借贷规定（2015）	法释〔2015〕18号	第三十一条	2015-09-01	2020-08-19	https://gongbao.court.gov.cn/Details/48786dea74c9545c2f4fb27254ca08.html	T		自愿支付	voluntary payment
private-lending-2015/32	民间借贷规定（2015）	法释〔2015〕18号	第三十二条	2015-09-01	2020-08-19	https://gongbao.court.gov.cn/Details/48786dea74c9545c2f4fb27254ca08.html	T	private-lending-2020-08/31	提前还款	early repayment
private-lending-2015/33	民间借贷规定（2015）	法释〔2015〕18号	第三十三条	2015-09-01	2020-08-19	https://gongbao.court.gov.cn/Details/48786dea74c9545c2f4fb27254ca08.html	T	private-lending-2020-08/32-1	新旧衔接	which text applies
private-lending-2020/1	民间借贷规定	法释〔2020〕17号	第一条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282621.html	T		适用范围	scope
private-lending-2020/9	民间借贷规定	法释〔2020〕17号	第九条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282621.html	T		合同成立	formation
private-lending-2020/13-1	民间借贷规定	法释〔2020〕17号	第十三条第一项	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282621.html	T		合同效力	validity
private-lending-2020/13-2	民间借贷规定	法释〔2020〕17号	第十三条第二项	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282621.html	T		合同效力	validity
private-lending-2020/13-3	民间借贷规定	法释〔2020〕17号	第十三条第三项	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282621.html	T		合同效力	validity
private-lending-2020/24-1	民间借贷规定	法释〔2020〕17号	第二十四条第一款	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282621.html	T		利率	rate
private-lending-2020/24-2	民间借贷规定	法释〔2020〕17号	第二十四条第二款	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282621.html	T		利率	rate
private-lending-2020/25-1	民间借贷规定	法释〔2020〕17号	第二十五条第一款	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282621.html	T		利率	rate
private-lending-2020/25-2	民间借贷规定	法释〔2020〕17号	第二十五条第二款	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282621.html	T		LPR 的期限	term of the LPR
private-lending-2020/26	民间借贷规定	法释〔2020〕17号	第二十六条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282621.html	T		本金	principal
private-lending-2020/27-1	民间借贷规定	法释〔2020〕17号	第二十七条第一款	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282621.html	T		利转本	rolled-over interest
private-lending-2020/27-2	民间借贷规定	法释〔2020〕17号	第二十七条第二款	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282621.html	T		利转本	rolled-over interest
private-lending-2020/28-1	民间借贷规定	法释〔2020〕17号	第二十八条第一款	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282621.html	T		利率	rate
private-lending-2020/28-2-1	民间借贷规定	法释〔2020〕17号	第二十八条第二款第一项	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282621.html	T		利率	rate
private-lending-2020/28-2-2	民间借贷规定	法释〔2020〕17号	第二十八条第二款第二项	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282621.html	T		利率	rate
private-lending-2020/29	民间借贷规定	法释〔2020〕17号	第二十九条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282621.html	T		总额上限	ceiling on the sum
private-lending-2020/30	民间借贷规定	法释〔2020〕17号	第三十条	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282621.html	T		提前还款	early repayment
private-lending-2020/31-1	民间借贷规定	法释〔2020〕17号	第三十一条第一款	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282621.html	T		新旧衔接	which text applies
private-lending-2020/31-2	民间借贷规定	法释〔2020〕17号	第三十一条第二款	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282621.html	T		新旧衔接	which text applies
private-lending-2020/31-3	民间借贷规定	法释〔2020〕17号	第三十一条第三款	2021-01-01		https://www.court.gov.cn/zixun/xiangqing/282621.html	T		新旧衔接	which text applies
private-lending-2020-08/25	民间借贷规定（2020年8月）	法释〔2020〕6号	第二十五条	2020-08-20	2020-12-31	https://www.court.gov.cn/fabu/xiangqing/249031.html	T	private-lending-2020/24-1	利率	rate
private-lending-2020-08/26	民间借贷规定（2020年8月）	法释〔2020〕6号	第二十六条	2020-08-20	2020-12-31	https://www.court.gov.cn/fabu/xiangqing/249031.html	T	private-lending-2020/25-1	利率	rate
private-lending-2020-08/27	民间借贷规定（2020年8月）	法释〔2020〕6号	第二十七条	2020-08-20	2020-12-31	https://www.court.gov.cn/fabu/xiangqing/249031.html	T	private-lending-2020/26	本金	principal
private-lending-2020-08/28	民间借贷规定（2020年8月）	法释〔2020〕6号	第二十八条	2020-08-20	2020-12-31	https://www.court.gov.cn/fabu/xiangqing/249031.html	T	private-lending-2020/27-1	利转本	rolled-over interest
private-lending-2020-08/29-1	民间借贷规定（2020年8月）	法释〔2020〕6号	第二十九条第一款	2020-08-20	2020-12-31	https://www.court.gov.cn/fabu/xiangqing/249031.html	T	private-lending-2020/28-1	利率	rate
private-lending-2020-08/29-2-1	民间借贷规定（2020年8月）	法释〔2020〕6号	第二十九条第二款第一项	2020-08-20	2020-12-31	https://www.court.gov.cn/fabu/xiangqing/249031.html	T	private-lending-2020/28-2-1	违约责任	liability
private-lending-2020-08/29-2-2	民间借贷规定（2020年8月）	法释〔2020〕6号	第二十九条第二款第二项	2020-08-20	2020-12-31	https://www.court.gov.cn/fabu/xiangqing/249031.html	T	private-lending-2020/28-2-2	利率	rate
private-lending-2020-08/30	民间借贷规定（2020年8月）	法释〔2020〕6号	第三十条	2020-08-20	2020-12-31	https://www.court.gov.cn/fabu/xiangqing/249031.html	T	private-lending-2020/29	总额上限	ceiling on the sum
private-lending-2020-08/31	民间借贷规定（2020年8月）	法释〔2020〕6号	第三十一条	2020-08-20	2020-12-31	https://www.court.gov.cn/fabu/xiangqing/249031.html	T	private-lending-2020/30	提前还款	early repayment
private-lending-2020-08/32-1	民间借贷规定（2020年8月）	法释〔2020〕6号	第三十二条第一款	2020-08-20	2020-12-31	https://www.court.gov.cn/fabu/xiangqing/249031.html	T	private-lending-2020/31-1	新旧衔接	which text applies
private-lending-2020-08/32-2	民间借贷规定（2020年8月）	法释〔2020〕6号	第三十二条第二款	2020-08-20	2020-12-31	https://www.court.gov.cn/fabu/xiangqing/249031.html	T	private-lending-2020/31-2	新旧衔接	which text applies
private-lending-scope-2020/1	民间借贷适用范围批复	法释〔2020〕27号	第一项	2021-01-01		https://flk.npc.gov.cn/	T		适用范围	scope
private-lending-scope-2020/2	民间借贷适用范围批复	法释〔2020〕27号	第二项	2021-01-01		https://flk.npc.gov.cn/	T		适用范围	scope
sale-2012/24	买卖合同解释（2012）	法释〔2012〕8号	第二十四条	2012-07-01	2020-12-31	https://flk.npc.gov.cn/detail?id=402881e45ffbbe41015ffc930fda0ffd	T	sale-2020/18-4	利率	rate
sale-2020/18-1	买卖合同解释	法释〔2012〕8号（法释〔2020〕17号修正）	第十八条第一款	2021-01-01		https://flk.npc.gov.cn/	T		起算	first day
sale-2020/18-2	买卖合同解释	法释〔2012〕8号（法释〔2020〕17号修正）	第十八条第二款	2021-01-01		https://flk.npc.gov.cn/	T		违约金	damages
sale-2020/18-3	买卖合同解释	法释〔2012〕8号（法释〔2020〕17号修正）	第十八条第三款	2021-01-01		https://flk.npc.gov.cn/	T		违约金	damages
sale-2020/18-4	买卖合同解释	法释〔2012〕8号（法释〔2020〕17号修正）	第十八条第四款	2021-01-01		https://flk.npc.gov.cn/	T		利率	rate
settlement-2018/9	执行和解规定	法释〔2018〕3号	第九条	2018-03-01	2020-12-31	https://flk.npc.gov.cn/	M	settlement-2020/9	执行和解	settlement in enforcement
settlement-2018/17	执行和解规定	法释〔2018〕3号	第十七条	2018-03-01	2020-12-31	https://flk.npc.gov.cn/	M	settlement-2020/17	执行和解	settlement in enforcement
settlement-2020/1	执行和解规定	法释〔2018〕3号（法释〔2020〕21号修正）	第一条	2021-01-01		https://flk.npc.gov.cn/detail?id=ff80818179f5d2480179fa51516904a9	T		执行和解	settlement in enforcement
settlement-2020/2	执行和解规定	法释〔2018〕3号（法释〔2020〕21号修正）	第二条	2021-01-01		https://flk.npc.gov.cn/detail?id=ff80818179f5d2480179fa51516904a9	T		执行和解	settlement in enforcement
settlement-2020/9	执行和解规定	法释〔2018〕3号（法释〔2020〕21号修正）	第九条	2021-01-01		https://flk.npc.gov.cn/detail?id=ff80818179f5d2480179fa51516904a9	T		执行和解	settlement in enforcement
settlement-2020/10	执行和解规定	法释〔2018〕3号（法释〔2020〕21号修正）	第十条	2021-01-01		https://flk.npc.gov.cn/detail?id=ff80818179f5d2480179fa51516904a9	T		执行和解	settlement in enforcement
settlement-2020/17	执行和解规定	法释〔2018〕3号（法释〔2020〕21号修正）	第十七条	2021-01-01		https://flk.npc.gov.cn/detail?id=ff80818179f5d2480179fa51516904a9	T		执行和解	settlement in enforcement
settlement-2020/18	执行和解规定	法释〔2018〕3号（法释〔2020〕21号修正）	第十八条	2021-01-01		https://flk.npc.gov.cn/detail?id=ff80818179f5d2480179fa51516904a9	T		执行和解	settlement in enforcement
sme-2020/15	中小企业款项支付条例（2020）	国务院令第728号	第十五条	2020-09-01	2025-05-31	https://www.gov.cn/zhengce/content/2020-07/14/content_5526768.htm	T	sme-2025/17	利率	rate
sme-2025/17	中小企业款项支付条例	国务院令第802号	第十七条	2025-06-01		https://flk.npc.gov.cn/detail?id=ff808181927f1276019610f4dde60a27	T		利率	rate
sme-spc-2024/1	“背靠背”条款批复	法释〔2024〕11号	第一项	2024-08-27		https://www.court.gov.cn/fabu/xiangqing/441281.html	T		条款效力	validity of the clause
sme-spc-2024/2	“背靠背”条款批复	法释〔2024〕11号	第二项	2024-08-27		https://www.court.gov.cn/fabu/xiangqing/441281.html	T		利率	rate
spc-2017-22/2	金融审判意见	法发〔2017〕22号	第2条	2017-08-04		https://www.court.gov.cn/	Q		总额上限	ceiling on the sum
guarantee-2020/3	担保制度解释	法释〔2020〕28号	第三条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		担保责任上限	limit of the security
guarantee-2020/13	担保制度解释	法释〔2020〕28号	第十三条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		担保人之间追偿	recourse among guarantors
guarantee-2020/14	担保制度解释	法释〔2020〕28号	第十四条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		担保人受让债权	guarantor buys the claim
guarantee-2020/15	担保制度解释	法释〔2020〕28号	第十五条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		最高债权额	maximum
guarantee-2020/16	担保制度解释	法释〔2020〕28号	第十六条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		借新还旧	new loan for old
guarantee-2020/17	担保制度解释	法释〔2020〕28号	第十七条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		担保无效的赔偿	void guarantee
guarantee-2020/18	担保制度解释	法释〔2020〕28号	第十八条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		担保人追偿	recourse of the guarantor
guarantee-2020/20	担保制度解释	法释〔2020〕28号	第二十条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		第三人物保	property of a third party
guarantee-2020/22	担保制度解释	法释〔2020〕28号	第二十二条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		保证人止息	stop of interest for the guarantor
guarantee-2020/23	担保制度解释	法释〔2020〕28号	第二十三条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		破产与担保人	bankruptcy and the guarantor
guarantee-2020/24	担保制度解释	法释〔2020〕28号	第二十四条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		未申报也未通知	neither filed nor told
guarantee-2020/25	担保制度解释	法释〔2020〕28号	第二十五条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		保证方式的认定	reading the mode
guarantee-2020/26	担保制度解释	法释〔2020〕28号	第二十六条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		一般保证的诉讼	suit on a general guarantee
guarantee-2020/27	担保制度解释	法释〔2020〕28号	第二十七条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		公证债权文书	notarised title
guarantee-2020/28	担保制度解释	法释〔2020〕28号	第二十八条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		一般保证的时效起算	start of limitation of a general guarantee
guarantee-2020/29	担保制度解释	法释〔2020〕28号	第二十九条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		一人主张不及他人	demand on one guarantor
guarantee-2020/30	担保制度解释	法释〔2020〕28号	第三十条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		最高额保证期间	period of a maximum guarantee
guarantee-2020/31	担保制度解释	法释〔2020〕28号	第三十一条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		撤诉	withdrawn suit
guarantee-2020/32	担保制度解释	法释〔2020〕28号	第三十二条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		保证期间约定不明	unclear guarantee period
guarantee-2020/33	担保制度解释	法释〔2020〕28号	第三十三条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		无效保证的期间	period of a void guarantee
guarantee-2020/34	担保制度解释	法释〔2020〕28号	第三十四条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		期间的查明	period found ex officio
guarantee-2020/35	担保制度解释	法释〔2020〕28号	第三十五条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		时效届满后的保证	guarantee of a time-barred debt
guarantee-2020/36	担保制度解释	法释〔2020〕28号	第三十六条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		增信文件	comfort letters
guarantee-2020/38	担保制度解释	法释〔2020〕28号	第三十八条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		担保物权不可分	indivisible security
guarantee-2020/42	担保制度解释	法释〔2020〕28号	第四十二条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		物上代位	substitution
guarantee-2020/44	担保制度解释	法释〔2020〕28号	第四十四条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		主债权时效与抵押	limitation and the mortgage
guarantee-2020/45	担保制度解释	法释〔2020〕28号	第四十五条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		实现担保物权	realising security
guarantee-2020/47	担保制度解释	法释〔2020〕28号	第四十七条	2021-01-01		https://www.court.gov.cn/fabu/xiangqing/282721.html	T		登记簿为准	the register prevails
guarantee-1995/12	担保法	主席令第五十号	第十二条	1995-10-01	2020-12-31	https://flk.npc.gov.cn/	T	civil-code/699	共同保证（旧法）	several guarantors (old law)
guarantee-1995/17	担保法	主席令第五十号	第十七条	1995-10-01	2020-12-31	https://flk.npc.gov.cn/	T	civil-code/687	一般保证（旧法）	general guarantee (old law)
guarantee-1995/18	担保法	主席令第五十号	第十八条	1995-10-01	2020-12-31	https://flk.npc.gov.cn/	T	civil-code/688	连带责任保证（旧法）	joint guarantee (old law)
guarantee-1995/19	担保法	主席令第五十号	第十九条	1995-10-01	2020-12-31	https://flk.npc.gov.cn/	T	civil-code/686-2	保证方式（旧法）	mode of the guarantee (old law)
guarantee-1995/21	担保法	主席令第五十号	第二十一条	1995-10-01	2020-12-31	https://flk.npc.gov.cn/	T	civil-code/691	保证范围（旧法）	scope of the guarantee (old law)
guarantee-1995/24	担保法	主席令第五十号	第二十四条	1995-10-01	2020-12-31	https://flk.npc.gov.cn/	T	civil-code/695	变更主合同（旧法）	change of the main contract (old law)
guarantee-1995/25	担保法	主席令第五十号	第二十五条	1995-10-01	2020-12-31	https://flk.npc.gov.cn/	T	civil-code/693	一般保证期间（旧法）	period of a general guarantee (old law)
guarantee-1995/26	担保法	主席令第五十号	第二十六条	1995-10-01	2020-12-31	https://flk.npc.gov.cn/	T	civil-code/693	保证期间（旧法）	guarantee period (old law)
guarantee-1995/27	担保法	主席令第五十号	第二十七条	1995-10-01	2020-12-31	https://flk.npc.gov.cn/	T	civil-code/690	连续债权的保证（旧法）	guarantee of a series of claims (old law)
guarantee-1995/28	担保法	主席令第五十号	第二十八条	1995-10-01	2020-12-31	https://flk.npc.gov.cn/	T	civil-code/392	物保与保证（旧法）	property and guarantee (old law)
guarantee-mode-2002/2	担保批复	法释〔2002〕38号	第二项	2002-12-06	2020-12-31	https://flk.npc.gov.cn/	T	civil-code/686-2	保证方式（1995年以前）	mode of the guarantee (before 1995)
bankruptcy-interp-3-2020/3	破产法解释(三)	法释〔2019〕3号（法释〔2020〕18号修正）	第三条	2021-01-01		https://flk.npc.gov.cn/	T		受理后的加倍部分	doubled part after acceptance
bankruptcy-interp-3-2020/4	破产法解释(三)	法释〔2019〕3号（法释〔2020〕18号修正）	第四条	2021-01-01		https://flk.npc.gov.cn/	T		保证人破产	bankruptcy of the guarantor
bankruptcy-interp-3-2020/5	破产法解释(三)	法释〔2019〕3号（法释〔2020〕18号修正）	第五条	2021-01-01		https://flk.npc.gov.cn/	T		债务人与保证人均破产	debtor and guarantor bankrupt
guarantee-interp-2000/19	担保法解释	法释〔2000〕44号	第十九条	2000-12-13	2020-12-31	https://flk.npc.gov.cn/	T	civil-code/699	连带共同保证（旧法）	joint guarantors (old law)
guarantee-interp-2000/20	担保法解释	法释〔2000〕44号	第二十条	2000-12-13	2020-12-31	https://flk.npc.gov.cn/	T	guarantee-2020/13	共同保证人分担（旧法）	shares among guarantors (old law)
guarantee-interp-2000/21	担保法解释	法释〔2000〕44号	第二十一条	2000-12-13	2020-12-31	https://flk.npc.gov.cn/	T	civil-code/699	按份保证人追偿（旧法）	recourse of guarantors in shares (old law)
guarantee-interp-2000/30	担保法解释	法释〔2000〕44号	第三十条	2000-12-13	2020-12-31	https://flk.npc.gov.cn/	T	civil-code/695	变更主合同（旧法）	change of the main contract (old law)
guarantee-interp-2000/31	担保法解释	法释〔2000〕44号	第三十一条	2000-12-13	2020-12-31	https://flk.npc.gov.cn/	T	civil-code/692	期间不变（旧法）	period does not move (old law)
guarantee-interp-2000/32	担保法解释	法释〔2000〕44号	第三十二条	2000-12-13	2020-12-31	https://flk.npc.gov.cn/	T	guarantee-2020/32	保证期间（旧法）	guarantee period (old law)
guarantee-interp-2000/33	担保法解释	法释〔2000〕44号	第三十三条	2000-12-13	2020-12-31	https://flk.npc.gov.cn/	T	civil-code/692	无履行期限（旧法）	no due date (old law)
guarantee-interp-2000/34	担保法解释	法释〔2000〕44号	第三十四条	2000-12-13	2020-12-31	https://flk.npc.gov.cn/	T	civil-code/694	保证合同时效（旧法）	limitation of the guarantee (old law)
guarantee-interp-2000/35	担保法解释	法释〔2000〕44号	第三十五条	2000-12-13	2020-12-31	https://flk.npc.gov.cn/	T	guarantee-2020/35	时效届满后的保证（旧法）	guarantee of a time-barred debt (old law)
guarantee-interp-2000/36	担保法解释	法释〔2000〕44号	第三十六条	2000-12-13	2020-12-31	https://flk.npc.gov.cn/	T	civil-code/694	主债务时效中断（旧法）	interruption of the main debt (old law)
guarantee-interp-2000/37	担保法解释	法释〔2000〕44号	第三十七条	2000-12-13	2020-12-31	https://flk.npc.gov.cn/	T	guarantee-2020/30	最高额保证期间（旧法）	period of a maximum guarantee (old law)
guarantee-interp-2000/42	担保法解释	法释〔2000〕44号	第四十二条	2000-12-13	2020-12-31	https://flk.npc.gov.cn/	T	guarantee-2020/18	追偿写入判决（旧法）	recourse in the judgment (old law)
guarantee-interp-2000/44	担保法解释	法释〔2000〕44号	第四十四条	2000-12-13	2020-12-31	https://flk.npc.gov.cn/	T	guarantee-2020/23	债务人破产（旧法）	bankruptcy of the debtor (old law)
construction-2026/11	建设工程解释(二)	法释〔2026〕12号	第十一条	2026-06-30		https://www.court.gov.cn/fabu/xiangqing/504221.html	T		参照合同价款约定	price terms of a void contract
construction-2026/13	建设工程解释(二)	法释〔2026〕12号	第十三条	2026-06-30		https://www.court.gov.cn/fabu/xiangqing/504221.html	T		审计与结算	audit and settlement
construction-2026/14	建设工程解释(二)	法释〔2026〕12号	第十四条	2026-06-30		https://www.court.gov.cn/fabu/xiangqing/504221.html	T		质量保证金	retention money
construction-2026/17	建设工程解释(二)	法释〔2026〕12号	第十七条	2026-06-30		https://www.court.gov.cn/fabu/xiangqing/504221.html	T		优先受偿的数额和工程	amount and works under priority
construction-2026/21	建设工程解释(二)	法释〔2026〕12号	第二十一条	2026-06-30		https://www.court.gov.cn/fabu/xiangqing/504221.html	T		优先期限的起算	start of the priority period
construction-2026/23	建设工程解释(二)	法释〔2026〕12号	第二十三条	2026-06-30		https://www.court.gov.cn/fabu/xiangqing/504221.html	T		适用的案件	cases it applies to
enforcement-work-2020/55	执行工作规定	法释〔1998〕15号（法释〔2020〕21号修正）	第五十五条	2021-01-01		https://flk.npc.gov.cn/	T		数个债权人的清偿顺序	order among several creditors
enforcement-work-2020/56	执行工作规定	法释〔1998〕15号（法释〔2020〕21号修正）	第五十六条	2021-01-01		https://flk.npc.gov.cn/	T		主持分配的法院	court in charge
enforcement-security-2020/11	执行担保规定	法释〔2018〕4号（法释〔2020〕21号修正）	第十一条	2021-01-01		https://flk.npc.gov.cn/	T		执行担保财产	enforcement against the security
enforcement-security-2020/12	执行担保规定	法释〔2018〕4号（法释〔2020〕21号修正）	第十二条	2021-01-01		https://flk.npc.gov.cn/	T		执行担保期间	period of the security
prepaid-2025/15	预付式消费解释	法释〔2025〕4号	第十五条	2025-05-01		https://flk.npc.gov.cn/detail?id=ff808181927f0e7b0195d1a1c52d0287	T		退还预付款	refund of the prepayment
prepaid-2025/16	预付式消费解释	法释〔2025〕4号	第十六条	2025-05-01		https://flk.npc.gov.cn/detail?id=ff808181927f0e7b0195d1a1c52d0287	T		退款利率	rate of the refund
prepaid-2025/17	预付式消费解释	法释〔2025〕4号	第十七条	2025-05-01		https://flk.npc.gov.cn/detail?id=ff808181927f0e7b0195d1a1c52d0287	T		退款利息起算	start of the refund's interest
arbitration-2025/70	仲裁法（2025年修订）	2025年9月12日修订	第七十条	2026-03-01		https://flk.npc.gov.cn/	T		裁决生效	effect of the award
arbitration-2025/72	仲裁法（2025年修订）	2025年9月12日修订	第七十二条	2026-03-01		https://flk.npc.gov.cn/	T		撤销裁决的期限	time to set aside
arbitration-2025/75	仲裁法（2025年修订）	2025年9月12日修订	第七十五条	2026-03-01		https://flk.npc.gov.cn/	T		裁决的执行	enforcement of the award
arbitration-2025/77	仲裁法（2025年修订）	2025年9月12日修订	第七十七条	2026-03-01		https://flk.npc.gov.cn/	T		撤销与执行	setting aside and enforcement
arbitration-2025/90	仲裁法（2025年修订）	2025年9月12日修订	第九十条	2026-03-01		https://flk.npc.gov.cn/	T		仲裁时效	limitation in arbitration
ai-opinions-2026/19	涉人工智能意见	法发〔2026〕10号	第十九条	2026-09-07		https://www.court.gov.cn/zixun/xiangqing/511101.html	C		生成内容的说明	declaring generated papers
"""
