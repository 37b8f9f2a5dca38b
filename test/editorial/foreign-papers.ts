/**
 * Well-known papers, told in Chinese and in German for these tests, each with its topic. No term was chosen or changed for one of them.
 */
export const FOREIGN_PAPERS: readonly { language: 'zh' | 'de'; topic: string; title: string; abstract: string }[] = [
  {
    language: 'zh',
    topic: 'architectures',
    title: '只需要注意力',
    abstract:
      '目前主流的序列转换模型大多依赖循环网络或卷积网络。本文提出一种全新的网络结构，完全由自注意力机制构成，不再使用循环与卷积。多头注意力让每个位置同时关注序列中的不同部分，位置编码则补充顺序信息。在机器翻译任务上，该结构质量更高，更易并行，训练时间也大幅缩短，并能推广到句法分析。',
  },
  {
    language: 'zh',
    topic: 'diffusion',
    title: '去噪扩散概率模型',
    abstract:
      '我们用一类受非平衡热力学启发的隐变量模型生成高质量图像。前向过程逐步向数据加入噪声，反向过程学习一步步去噪。我们指出加权的变分下界与多噪声水平的得分匹配及朗之万采样之间的联系，并据此设计训练目标。所得样本的质量可与生成对抗网络相比，采样过程还可以解释为一种渐进式的解码。',
  },
  {
    language: 'zh',
    topic: '3d-vision',
    title: '把场景表示为神经辐射场以合成新视角',
    abstract:
      '给定一个场景的少量照片及相机位姿，我们优化一个全连接网络，它以空间位置和观察方向为输入，输出体密度和颜色。沿着相机光线采样并用经典的体渲染公式积分，就能得到像素颜色；由于渲染可微，只靠图像即可训练。位置编码与分层采样使高频细节得以重建。在复杂几何与外观的场景上，新视角的渲染结果明显优于以往方法。',
  },
  {
    language: 'zh',
    topic: 'federated-privacy',
    title: '从分散的数据中高效通信地训练深度网络',
    abstract:
      '手机上有大量适合训练模型的数据，但这些数据往往敏感，不宜上传到数据中心。我们研究另一种做法：数据留在各个设备上，由服务器汇总各客户端在本地计算的更新，我们称之为联邦学习。文中给出一种基于迭代平均的实用算法，并在非独立同分布的数据上做了广泛实验。与同步随机梯度下降相比，通信轮数减少十到一百倍。',
  },
  {
    language: 'zh',
    topic: 'graphs',
    title: '用图卷积网络做半监督分类',
    abstract:
      '本文提出一种可直接作用于图结构数据的半监督学习方法。我们以谱图卷积的一阶近似为依据，设计了逐层传播的规则，使节点表示同时编码局部邻居结构和节点特征。模型的计算量与边数成线性关系。在引文网络和一个知识图谱数据集上，节点分类的准确率显著高于相关方法。',
  },
  {
    language: 'zh',
    topic: 'reinforcement-learning',
    title: '用深度强化学习玩雅达利游戏',
    abstract:
      '我们给出第一个直接从高维感知输入学会控制策略的深度学习模型。模型是一个卷积网络，用 Q 学习的一种变体训练，输入为原始像素，输出为估计未来奖励的价值函数。经验回放打散了样本之间的相关性，使训练更稳定。同一个智能体、同一组超参数在七个游戏上进行测试，其中六个超过以往方法，三个超过人类专家。',
  },
  {
    language: 'zh',
    topic: 'multimodal',
    title: '从自然语言监督中学习可迁移的视觉模型',
    abstract:
      '现有的图像识别系统只能预测一组固定的类别，推广到新的视觉概念需要额外标注。我们用从互联网收集的四亿个图文对训练模型，任务很简单：判断哪段文字与哪张图片相配。预训练之后，可以用自然语言描述视觉概念，从而零样本地迁移到下游任务。在三十多个视觉数据集上，该视觉语言模型与完全监督的基线相当，且对分布变化更稳健。',
  },
  {
    language: 'zh',
    topic: 'health-biology',
    title: '高精度预测蛋白质结构',
    abstract:
      '由氨基酸序列推断蛋白质的三维结构，是生物学中悬而未决五十余年的问题。我们提出一种神经网络方法，即使没有已知的同源结构，也能以接近实验的精度预测蛋白质折叠。它把多序列比对所含的进化信息与物理和几何知识结合在一起。在两年一度的盲测中，多数预测达到了原子级精度，为药物设计与结构生物学打开了新的可能。',
  },
  {
    language: 'zh',
    topic: 'alignment',
    title: '用人类反馈训练语言模型遵循指令',
    abstract:
      '把语言模型做大，并不会使它更善于遵循用户的意图，它们仍可能给出不真实、有害或无用的回答。我们请标注者写出期望的示范，先做监督微调，再收集对模型输出的排序，训练奖励模型，并用基于人类反馈的强化学习进一步优化。在人类评测中，十三亿参数的模型比一千七百五十亿参数的原模型更受偏好，真实性提高而有害输出减少。',
  },
  {
    language: 'zh',
    topic: 'vision',
    title: '一个用于实例分割的简单框架',
    abstract:
      '我们提出一种概念简单、灵活通用的实例分割框架。它在已有的目标检测网络上增加一个分支，与边界框回归并行地为每个候选区域预测分割掩码。新的对齐层保持了像素级的空间对应关系。该方法训练容易，只增加很小的开销，并可推广到人体姿态估计。在实例分割、目标检测和关键点检测三项任务上，均超过以往的单模型结果。',
  },
  {
    language: 'de',
    topic: 'representation-learning',
    title: 'Ein einfaches Verfahren zum kontrastiven Lernen visueller Repräsentationen',
    abstract:
      'Wir stellen ein einfaches Verfahren vor, mit dem sich Bildrepräsentationen ohne Annotationen lernen lassen. Zwei zufällig veränderte Ansichten desselben Bildes sollen im Merkmalsraum nah beieinander liegen, Ansichten verschiedener Bilder weit auseinander. Wir zeigen, dass die Wahl der Datenaugmentierung entscheidend ist, dass eine nichtlineare Projektion vor dem kontrastiven Verlust die Qualität deutlich hebt und dass große Batches helfen. Ein linearer Klassifikator auf den selbstüberwacht gelernten Merkmalen erreicht die Genauigkeit eines überwacht trainierten Netzes.',
  },
  {
    language: 'de',
    topic: 'optimization',
    title: 'Ein Verfahren zur stochastischen Optimierung mit angepassten Momenten',
    abstract:
      'Vorgestellt wird ein Algorithmus erster Ordnung für stochastische Zielfunktionen, der sich auf laufende Schätzungen der ersten beiden Momente der Gradienten stützt. Er ist leicht umzusetzen, braucht wenig Speicher und ist gegenüber einer diagonalen Skalierung der Gradienten unempfindlich. Die Lernrate wird für jeden Parameter einzeln angepasst. Wir untersuchen die Konvergenz und geben eine Schranke für den Regret in der konvexen Online-Optimierung an. In Experimenten konvergiert das Verfahren schneller als der gewöhnliche stochastische Gradientenabstieg.',
  },
  {
    language: 'de',
    topic: 'efficiency',
    title: 'Große Modelle mit wenigen Parametern anpassen',
    abstract:
      'Große vortrainierte Modelle vollständig nachzutrainieren, wird mit wachsender Zahl der Parameter immer teurer. Wir frieren die Gewichte ein und ergänzen in jeder Schicht zwei schmale Matrizen von niedrigem Rang, die allein trainiert werden. Die Zahl der trainierbaren Parameter sinkt dadurch um das Zehntausendfache, der Speicherbedarf auf der Grafikkarte auf ein Drittel. Beim parametereffizienten Feintuning bleibt die Güte erhalten, und anders als bei Adaptern entsteht keine zusätzliche Latenz bei der Inferenz.',
  },
  {
    language: 'de',
    topic: 'audio',
    title: 'Spracherkennung aus unbeschrifteten Aufnahmen',
    abstract:
      'Wir zeigen, dass ein Modell aus Audioaufnahmen ohne Transkription starke Merkmale gesprochener Sprache lernt, die nach kurzem Feintuning auf wenig transkribierter Sprache bisherige Systeme übertreffen. Das Modell maskiert Teile des Sprachsignals im latenten Raum und löst eine kontrastive Aufgabe über gelernten diskreten Einheiten. Mit nur zehn Minuten beschrifteter Aufnahmen sinkt die Wortfehlerrate der automatischen Spracherkennung auf unter fünf Prozent.',
  },
  {
    language: 'de',
    topic: 'interpretability',
    title: 'Warum sollte man dem Modell trauen? Einzelne Vorhersagen erklären',
    abstract:
      'Viele Modelle des maschinellen Lernens bleiben eine Black Box, obwohl Menschen ihren Vorhersagen vertrauen sollen. Wir schlagen ein Verfahren vor, das die Vorhersage eines beliebigen Klassifikators verständlich und treu erklärt, indem es in der Umgebung der Eingabe ein interpretierbares lineares Modell anpasst. Außerdem wählen wir einige wenige Erklärungen aus, die das Modell als Ganzes beschreiben. Versuche mit Menschen zeigen, dass die Erklärungen helfen, zwischen Modellen zu wählen und unzuverlässige Klassifikatoren zu erkennen.',
  },
  {
    language: 'de',
    topic: 'robustness',
    title: 'Tiefe Netze gegen Angriffe widerstandsfähig machen',
    abstract:
      'Neuronale Netze lassen sich durch winzige, für Menschen kaum sichtbare Störungen der Eingabe täuschen. Wir betrachten solche adversarialen Beispiele als Problem der robusten Optimierung. Aus dieser Sicht ergibt sich ein starker Angriff erster Ordnung, und Training gegen ihn führt zu Netzen, die einer breiten Klasse von Angriffen standhalten. Die Kapazität des Netzes spielt für die Robustheit eine größere Rolle als bisher angenommen.',
  },
  {
    language: 'de',
    topic: 'reasoning',
    title: 'Gedankenketten lassen große Sprachmodelle schlussfolgern',
    abstract:
      'Wir untersuchen, wie eine Gedankenkette, also eine Folge von Zwischenschritten, die Fähigkeit großer Sprachmodelle zum Schlussfolgern verbessert. Einige Beispiele mit ausgeschriebenen Lösungswegen im Prompt genügen. Bei Textaufgaben der Arithmetik, beim Alltagswissen und bei symbolischen Aufgaben sind die Gewinne beträchtlich, allerdings erst ab einer gewissen Modellgröße. Auf einer Sammlung von mathematischen Textaufgaben erreicht ein Modell mit nur acht Beispielen den bisher besten Wert.',
  },
  {
    language: 'de',
    topic: 'time-series',
    title: 'Ein effizienter Transformer für die Vorhersage langer Zeitreihen',
    abstract:
      'Viele Anwendungen, etwa die Planung des Stromverbrauchs, verlangen die Vorhersage langer Zeitreihen. Der gewöhnliche Transformer ist dafür zu aufwendig. Wir entwerfen ein Modell mit dünn besetzter Aufmerksamkeit, das den Aufwand deutlich senkt, die wesentlichen Merkmale schrittweise verdichtet und den gesamten Prognosehorizont in einem einzigen Schritt ausgibt. Auf vier großen Datensätzen ist der Prognosefehler kleiner als bei bisherigen Verfahren.',
  },
  {
    language: 'de',
    topic: 'science',
    title: 'Neuronale Operatoren für parametrische partielle Differentialgleichungen',
    abstract:
      'Klassische neuronale Netze bilden zwischen endlichdimensionalen Räumen ab. Wir lernen stattdessen Operatoren zwischen Funktionenräumen und damit eine ganze Familie partieller Differentialgleichungen auf einmal. Der Integralkern wird im Fourierraum parametrisiert, was eine ausdrucksstarke und schnelle Architektur ergibt. Für die Burgers-Gleichung, die Darcy-Strömung und die Navier-Stokes-Gleichungen auch bei turbulenter Strömung ist das Verfahren um Größenordnungen schneller als übliche numerische Löser.',
  },
  {
    language: 'de',
    topic: 'recommendation',
    title: 'Kollaboratives Filtern mit neuronalen Netzen',
    abstract:
      'Empfehlungssysteme stützen sich meist auf die Matrixfaktorisierung, die das Verhalten der Nutzer durch ein inneres Produkt latenter Merkmale beschreibt. Wir ersetzen das innere Produkt durch ein mehrschichtiges Netz, das die Wechselwirkung von Nutzern und Artikeln aus Daten lernt. Ausgewertet wird implizites Feedback wie Klicks und Käufe. Auf zwei öffentlichen Datensätzen verbessern sich die Empfehlungen deutlich gegenüber bekannten Verfahren, und tiefere Netze sind von Vorteil.',
  },
  {
    language: 'zh',
    topic: 'agents',
    title: '在语言模型中交替思考与行动',
    abstract:
      '大语言模型会推理，也会生成行动计划，但这两种能力以往多被分开研究。我们让模型交替写出思考过程与具体动作：思考帮助它制定、跟踪并修正计划，动作则让它调用搜索接口等外部工具获取信息。在问答、事实核查以及两个交互式决策环境中，这样的智能体比模仿学习和强化学习方法的成功率更高，而且过程更容易被人理解。',
  },
  {
    language: 'zh',
    topic: 'causality',
    title: '用因果森林估计异质处理效应',
    abstract:
      '许多科学问题要求知道一项治疗或政策对不同人群的效果有何差别。本文把随机森林推广为一种非参数的方法，用于估计异质的处理效应。在无混杂假设下，我们证明该估计量是逐点相合的，并给出渐近正态的抽样分布，从而可以构造有效的置信区间。模拟实验表明，当协变量较多时，它优于经典的最近邻匹配。',
  },
  {
    language: 'zh',
    topic: 'code',
    title: '评测用代码训练的大型语言模型',
    abstract:
      '我们介绍一个在公开代码仓库上微调的语言模型，并研究它编写 Python 程序的能力。为衡量由文档字符串合成函数的正确性，我们发布一套带有单元测试的编程题。该模型解出近三成的题目，重复采样还能显著提高通过率。我们也分析了它的局限，例如难以理解很长的操作链，以及代码生成技术在安全和就业方面的影响。',
  },
  {
    language: 'zh',
    topic: 'continual-learning',
    title: '克服神经网络中的灾难性遗忘',
    abstract:
      '按顺序学习多个任务的能力，对人工智能至关重要，而神经网络一般认为做不到这一点：学习新任务时，旧任务的知识会很快丢失。我们根据各个权重对旧任务的重要程度，有选择地放慢它们的学习速度。在手写数字分类和一系列游戏上，网络在很久没有经历某项任务之后，仍能保持对它的熟练程度。',
  },
  {
    language: 'zh',
    topic: 'generalization',
    title: '与模型无关的元学习，用于深度网络的快速适应',
    abstract:
      '我们提出一种与模型无关的元学习算法，适用于任何用梯度下降训练的模型，包括分类、回归和强化学习。元学习的目标，是在多种任务上训练模型，使其只用少量样本就能解决新的任务。算法显式地训练模型参数，使得在新任务上做几步梯度更新就能取得良好的泛化。实验在两个小样本图像分类基准上取得最好结果。',
  },
  {
    language: 'zh',
    topic: 'robotics',
    title: '面向真实世界控制的大规模机器人变换器',
    abstract:
      '通过在大规模、多样、与任务无关的数据上训练，视觉与语言领域的模型已能零样本地解决新任务。机器人领域能否如此，取决于真实数据与模型容量。我们用十三台移动机械臂历时十七个月收集了十三万段操作示范，并训练一个模型，把图像和自然语言指令映射为离散的动作。它能执行七百多条指令，在新的物体、干扰和厨房环境中明显优于以往方法。',
  },
  {
    language: 'zh',
    topic: 'systems',
    title: '用模型并行训练数十亿参数的语言模型',
    abstract:
      '大型模型往往受限于单块处理器的显存。我们实现了一种简单而高效的层内模型并行方法，使训练数十亿参数的模型成为可能，既不需要新的编译器，也不用改动程序库，只需在原生框架中插入几个通信操作，并可与流水线并行互补。在五百一十二块图形处理器上，整个应用的吞吐量达到每秒十五千万亿次浮点运算，扩展效率为百分之七十六。',
  },
  {
    language: 'de',
    topic: 'datasets',
    title: 'Eine große hierarchische Bilddatenbank',
    abstract:
      'Wir stellen einen neuen Datensatz vor, der Millionen sauber annotierter Bilder nach den Begriffen eines Wörterbuchs ordnet. Er ist weit größer, vielfältiger und genauer als bisherige Sammlungen. Die Annotierung geschah durch viele Freiwillige im Netz, deren Antworten wir durch Mehrheitsentscheid und Stichproben prüfen, um die Datenqualität zu sichern. An drei einfachen Anwendungen zeigen wir, wofür sich die Datenbank eignet.',
  },
  {
    language: 'de',
    topic: 'image-video-generation',
    title: 'Fotorealistische Bilder aus Text erzeugen',
    abstract:
      'Wir beschreiben ein Modell, das aus einem Satz Bilder von bisher unerreichter Wirklichkeitstreue und mit tiefem Verständnis der Sprache erzeugt. Ein großes, nur auf Text vortrainiertes Sprachmodell kodiert die Eingabe, Diffusionsmodelle erzeugen daraus ein kleines Bild und vergrößern es stufenweise durch Superauflösung. Für die Bilderzeugung ist die Größe des Textmodells wichtiger als die des Bildmodells. Menschen ziehen die Ergebnisse denen anderer Verfahren zur Bildsynthese vor.',
  },
  {
    language: 'de',
    topic: 'language-models',
    title: 'Sprachmodelle lernen aus wenigen Beispielen',
    abstract:
      'Ein Sprachmodell mit 175 Milliarden Parametern löst viele Aufgaben allein anhand einiger Beispiele im Eingabetext, ohne dass Gewichte angepasst werden. Wir messen dieses Kontextlernen an Übersetzung, Fragen und Lückentexten. Mit der Größe des Sprachmodells wächst der Nutzen der Beispiele. Wir finden auch Aufgaben, an denen es scheitert, und erörtern Folgen wie erfundene Nachrichtentexte, die Menschen kaum von echten unterscheiden.',
  },
  {
    language: 'de',
    topic: 'nlp',
    title: 'Übersetzen und Ausrichten gemeinsam lernen',
    abstract:
      'Die neuronale maschinelle Übersetzung baut ein einziges Netz, das gemeinsam auf gute Übersetzungen hin trainiert wird. Bisherige Modelle pressen den Quellsatz in einen Vektor fester Länge, was lange Sätze benachteiligt. Unser Modell sucht beim Erzeugen jedes Wortes von selbst die passenden Stellen des Quellsatzes. Bei der Übersetzung vom Englischen ins Französische erreicht es die Güte phrasenbasierter Systeme, und die gefundenen Zuordnungen der Wörter stimmen mit der Anschauung überein.',
  },
  {
    language: 'de',
    topic: 'probabilistic',
    title: 'Dropout als bayessche Näherung: Unsicherheit in tiefen Netzen',
    abstract:
      'Tiefe Netze für Regression und Klassifikation geben keine Unsicherheit an. Bayessche Modelle tun das auf mathematisch sauberer Grundlage, sind aber oft zu aufwendig. Wir zeigen, dass sich Training mit Dropout als näherungsweise Inferenz in tiefen Gauß-Prozessen deuten lässt. Daraus gewinnen wir Schätzungen der Unsicherheit aus vorhandenen Netzen, ohne Genauigkeit einzubüßen oder den Aufwand zu erhöhen, und verbessern die prädiktive Likelihood deutlich.',
  },
  {
    language: 'de',
    topic: 'society',
    title: 'Unterschiede nach Hautfarbe und Geschlecht bei käuflicher Gesichtsanalyse',
    abstract:
      'Algorithmen können Menschen nach Herkunft und Geschlecht diskriminieren. Wir prüfen drei käufliche Systeme, die aus Gesichtern das Geschlecht bestimmen, und stellen eine nach Hauttönen ausgewogene Sammlung zusammen. Frauen mit dunkler Haut werden am häufigsten falsch eingeordnet, mit Fehlerraten bis zu 35 Prozent, Männer mit heller Haut fast nie. Wenn solche Systeme gerecht sein sollen, braucht es Aufsicht, Regulierung und Rechenschaft gegenüber der Gesellschaft.',
  },
  {
    language: 'de',
    topic: 'theory',
    title: 'Warum tiefe Netze generalisieren: das ist noch nicht verstanden',
    abstract:
      'Große Netze zeigen oft einen erstaunlich kleinen Abstand zwischen Trainings- und Testfehler. Die übliche Lerntheorie führt ihn auf Eigenschaften der Modellklasse oder auf Regularisierung zurück. Unsere Versuche widersprechen dem: Netze passen sich mühelos zufälligen Labels an. Wir ergänzen dies durch eine Konstruktion, nach der schon ein Netz mit zwei Schichten jede endliche Stichprobe exakt darstellen kann, und erörtern, was das für Schranken des Generalisierungsfehlers bedeutet.',
  },
];
