<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
  <NamedLayer>
    <Name>drawings</Name>
    <UserStyle>
      <Name>drawings</Name>
      <Title>采掘工程平面图 Drawings</Title>
      <FeatureTypeStyle>
        <Rule>
          <Name>fire-area-area</Name>
          <Title>火区 Fire area</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>fire-area</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>2</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PolygonSymbolizer><Fill><GraphicFill><Graphic><Mark><WellKnownName>shape://times</WellKnownName><Stroke><CssParameter name="stroke">#c07a55</CssParameter><CssParameter name="stroke-width">1</CssParameter><CssParameter name="stroke-opacity">0.6</CssParameter></Stroke></Mark><Size>8</Size></Graphic></GraphicFill></Fill><Stroke><CssParameter name="stroke">#c07a55</CssParameter><CssParameter name="stroke-width">1.1</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>fire-area-line</Name>
          <Title>火区 Fire area</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>fire-area</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>1</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#c07a55</CssParameter><CssParameter name="stroke-width">1.1</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>forbidden-area-area</Name>
          <Title>禁采区 Forbidden area</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>forbidden-area</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>2</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PolygonSymbolizer><Fill><GraphicFill><Graphic><Mark><WellKnownName>shape://times</WellKnownName><Stroke><CssParameter name="stroke">#7c3b40</CssParameter><CssParameter name="stroke-width">1</CssParameter><CssParameter name="stroke-opacity">0.4</CssParameter></Stroke></Mark><Size>11</Size></Graphic></GraphicFill></Fill><Stroke><CssParameter name="stroke">#7c3b40</CssParameter><CssParameter name="stroke-width">1.2</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>forbidden-area-line</Name>
          <Title>禁采区 Forbidden area</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>forbidden-area</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>1</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#7c3b40</CssParameter><CssParameter name="stroke-width">1.2</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>deferred-area-area</Name>
          <Title>缓采区 Deferred area</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>deferred-area</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>2</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PolygonSymbolizer><Fill><GraphicFill><Graphic><Mark><WellKnownName>shape://slash</WellKnownName><Stroke><CssParameter name="stroke">#cf9d63</CssParameter><CssParameter name="stroke-width">1</CssParameter><CssParameter name="stroke-opacity">0.4</CssParameter></Stroke></Mark><Size>11</Size></Graphic></GraphicFill></Fill><Stroke><CssParameter name="stroke">#cf9d63</CssParameter><CssParameter name="stroke-width">1.1</CssParameter><CssParameter name="stroke-dasharray">5 3</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>deferred-area-line</Name>
          <Title>缓采区 Deferred area</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>deferred-area</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>1</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#cf9d63</CssParameter><CssParameter name="stroke-width">1.1</CssParameter><CssParameter name="stroke-dasharray">5 3</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>mineable-area</Name>
          <Title>可采区 Mineable area</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>mineable-area</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsGreaterThan><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>0</ogc:Literal></ogc:PropertyIsGreaterThan></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#7a7f8c</CssParameter><CssParameter name="stroke-width">1</CssParameter><CssParameter name="stroke-dasharray">8 4</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>goaf-area</Name>
          <Title>采空区 Goaf</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>goaf</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>2</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PolygonSymbolizer><Fill><GraphicFill><Graphic><Mark><WellKnownName>shape://slash</WellKnownName><Stroke><CssParameter name="stroke">#9a948a</CssParameter><CssParameter name="stroke-width">1</CssParameter><CssParameter name="stroke-opacity">0.6</CssParameter></Stroke></Mark><Size>8</Size></Graphic></GraphicFill></Fill><Stroke><CssParameter name="stroke">#9a948a</CssParameter><CssParameter name="stroke-width">0.9</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>goaf-line</Name>
          <Title>采空区 Goaf</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>goaf</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>1</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#9a948a</CssParameter><CssParameter name="stroke-width">0.9</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>pillar-area</Name>
          <Title>煤柱 Pillar</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>pillar</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>2</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PolygonSymbolizer><Fill><GraphicFill><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill><CssParameter name="fill">#8f9a7d</CssParameter><CssParameter name="fill-opacity">0.6</CssParameter></Fill></Mark><Size>2</Size></Graphic></GraphicFill></Fill><Stroke><CssParameter name="stroke">#8f9a7d</CssParameter><CssParameter name="stroke-width">1</CssParameter><CssParameter name="stroke-dasharray">8 3</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>pillar-line</Name>
          <Title>煤柱 Pillar</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>pillar</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>1</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#8f9a7d</CssParameter><CssParameter name="stroke-width">1</CssParameter><CssParameter name="stroke-dasharray">8 3</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>neighbour</Name>
          <Title>邻矿 Neighbour</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>neighbour</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsGreaterThan><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>0</ogc:Literal></ogc:PropertyIsGreaterThan></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#a9a399</CssParameter><CssParameter name="stroke-width">1</CssParameter><CssParameter name="stroke-dasharray">5 2</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>roadway-area</Name>
          <Title>巷道 Roadway</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>roadway</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>2</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PolygonSymbolizer><Fill><CssParameter name="fill">#fbfaf7</CssParameter></Fill><Stroke><CssParameter name="stroke">#6a655e</CssParameter><CssParameter name="stroke-width">0.9</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>roadway-line</Name>
          <Title>巷道 Roadway</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>roadway</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>1</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#6a655e</CssParameter><CssParameter name="stroke-width">3.6</CssParameter></Stroke></LineSymbolizer>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#fbfaf7</CssParameter><CssParameter name="stroke-width">1.8</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>chamber-area</Name>
          <Title>硐室 Chamber</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>chamber</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>2</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PolygonSymbolizer><Fill><CssParameter name="fill">#fbfaf7</CssParameter></Fill><Stroke><CssParameter name="stroke">#6a655e</CssParameter><CssParameter name="stroke-width">1</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>chamber-line</Name>
          <Title>硐室 Chamber</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>chamber</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>1</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#6a655e</CssParameter><CssParameter name="stroke-width">1.1</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>chamber-point</Name>
          <Title>硐室 Chamber</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>chamber</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>0</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>square</WellKnownName><Fill><CssParameter name="fill">#fbfaf7</CssParameter></Fill><Stroke><CssParameter name="stroke">#6a655e</CssParameter><CssParameter name="stroke-width">1.1</CssParameter></Stroke></Mark><Size>8</Size></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>face-area</Name>
          <Title>采煤工作面 Face</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>face</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>2</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PolygonSymbolizer><Fill><CssParameter name="fill">#cfc7b8</CssParameter><CssParameter name="fill-opacity">0.35</CssParameter></Fill><Stroke><CssParameter name="stroke">#6a655e</CssParameter><CssParameter name="stroke-width">1.4</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>face-line</Name>
          <Title>采煤工作面 Face</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>face</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>1</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#6a655e</CssParameter><CssParameter name="stroke-width">1.4</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>fault</Name>
          <Title>断层 Fault</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>fault</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsGreaterThan><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>0</ogc:Literal></ogc:PropertyIsGreaterThan></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#8d7f6f</CssParameter><CssParameter name="stroke-width">1.3</CssParameter><CssParameter name="stroke-dasharray">12 3 2 3 2 3</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>licence-boundary</Name>
          <Title>图示矿界 Drawn boundary</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>licence-boundary</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsGreaterThan><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>0</ogc:Literal></ogc:PropertyIsGreaterThan></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#7d6f9c</CssParameter><CssParameter name="stroke-width">1.2</CssParameter><CssParameter name="stroke-dasharray">6 2 1.5 2</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>seal</Name>
          <Title>密闭 Seal</Title>
          <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>seal</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>shape://vertline</WellKnownName><Fill><CssParameter name="fill">#57524b</CssParameter></Fill><Stroke><CssParameter name="stroke">#57524b</CssParameter><CssParameter name="stroke-width">3</CssParameter></Stroke></Mark><Size>12</Size></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>shaft</Name>
          <Title>井筒 Shaft</Title>
          <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>shaft</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill><CssParameter name="fill">#fbfaf7</CssParameter></Fill><Stroke><CssParameter name="stroke">#6a655e</CssParameter><CssParameter name="stroke-width">1.3</CssParameter></Stroke></Mark><Size>11</Size></Graphic></PointSymbolizer>
          <PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill><CssParameter name="fill">#6a655e</CssParameter></Fill><Stroke><CssParameter name="stroke">#6a655e</CssParameter><CssParameter name="stroke-width">1</CssParameter></Stroke></Mark><Size>5</Size></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>name</Name>
          <Title>名称 Name</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsNotEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>neighbour</ogc:Literal></ogc:PropertyIsNotEqualTo><ogc:PropertyIsNotEqualTo><ogc:PropertyName>name</ogc:PropertyName><ogc:Literal></ogc:Literal></ogc:PropertyIsNotEqualTo></ogc:And></ogc:Filter>
          <MaxScaleDenominator>10000</MaxScaleDenominator>
          <TextSymbolizer><Label><ogc:PropertyName>name</ogc:PropertyName></Label><Font><CssParameter name="font-family">Noto Sans SC</CssParameter><CssParameter name="font-size">12</CssParameter></Font><LabelPlacement><PointPlacement><AnchorPoint><AnchorPointX>0.5</AnchorPointX><AnchorPointY>0.5</AnchorPointY></AnchorPoint></PointPlacement></LabelPlacement><Halo><Radius>1.5</Radius><Fill><CssParameter name="fill">#fbfaf7</CssParameter></Fill></Halo><Fill><CssParameter name="fill">#57524b</CssParameter></Fill></TextSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
